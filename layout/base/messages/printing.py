"""Messages about print files: what their standard, the press or the plant does not take."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "plant/syntax": Message(
        E,
        ("plant.toml 这里读不通", "plant.toml can't be read here"),
        (
            '一行一项：名字 = "内容"；文字要加英文引号，几项并列写在方括号里',
            'one entry a line: name = "value"; text stands in quotes, several values in brackets',
        ),
        (
            "plant.toml 写印厂的要求，格式是 TOML：一行一项，名字和内容之间是等号，文字加英文双引号，几项写成 "
            '["crop", "slug"]，# 后面是注。读不通时照没有这个文件办，也就不能付印。',
            "plant.toml holds what the plant asks for, in TOML: one entry a line, an equals sign between name and "
            'value, text in double quotes, several values as ["crop", "slug"], notes after #. While it can\'t be read '
            "nothing is printed.",
        ),
    ),
    "plant/file-name": Message(
        E,
        ("文件名“{name}”里的 {part} 不行", "{part} in the file name `{name}` will not do"),
        (
            "花括号里可以写 {known}；要有 page，各版的文件才不同名",
            "in braces may stand {known}; page is needed, so that no two pages share a name",
        ),
        (
            "file-name 是付印文件的名字，花括号里的词按本期填入。斜线、冒号、问号等各种系统里不能用在文件名中。",
            "file-name is the name of the print files; words in braces are filled in from the issue. Slashes, colons, "
            "question marks and the like can't stand in the name of a file everywhere.",
        ),
    ),
    "plant/no-profile": Message(
        E,
        ("找不到印厂的特性文件 {file}", "the plant's profile {file} is not there"),
        ("把 .icc 文件放在 plant.toml 旁边", "put the .icc file beside plant.toml"),
        (
            "profile 是印厂给的 ICC 特性文件，路径从 plant.toml 所在的文件夹算起。图片按它换算颜色。",
            "profile is the ICC profile that the plant gave, its path counted from the folder of plant.toml. Pictures "
            "are converted by it.",
        ),
    ),
    "plant/bad-profile": Message(
        E,
        ("{file} 不是完好的 ICC 特性文件", "{file} is no sound ICC profile"),
        ("向印厂再要一次", "ask the plant for it again"),
        (
            "特性文件开头有固定的标记和长度。没有标记，或者比自己写的长度短，就是发错了文件，或者没有传完。",
            "A profile begins with a fixed mark and its length. Without the mark, or shorter than it says, it is another "
            "file, or a transfer broke off.",
        ),
    ),
    "plant/other-profile": Message(
        E,
        ("{file} 不是四色印刷的特性文件", "{file} is not the profile of a press of four inks"),
        (
            "要印厂输出用的 CMYK 特性文件（prtr），不是显示器、扫描仪或 RGB 的",
            "it takes the CMYK output profile (prtr) of the plant, not one of a screen, a scanner or RGB",
        ),
        (
            "引擎按特性文件把图片换成四色，也把它放进付印文件。显示器、相机的特性文件说的是另一回事。",
            "The engine converts pictures to four inks by the profile, and puts it into the print file. Profiles of "
            "screens and cameras speak of something else.",
        ),
    ),
    "plant/new-profile": Message(
        E,
        (
            "{file} 是新版（v4 或以上）的特性文件，{standard} 的文件里不许放",
            "{file} is a profile of version 4 or later, which a file to {standard} may not hold",
        ),
        (
            "向印厂要 v2 的，或者改用 x4",
            "ask the plant for one of version 2, or write x4",
        ),
        (
            "PDF/X-1a 和 X-3（2003）只认第 2 版的特性文件，X-4 认第 2、第 4 版。",
            "PDF/X-1a and X-3 of 2003 know profiles of version 2; X-4 knows versions 2 and 4.",
        ),
    ),
    "plant/profile-alone": Message(
        E,
        ("profile 和 condition 要一起写", "profile and condition go together"),
        (
            "condition 写特性文件对应的印刷条件名，如 IFRA26；都不写就用引擎自带的新闻纸特性文件",
            "condition is the registered name of the profile's printing condition, such as IFRA26; leave out both for "
            "the newsprint profile of the engine",
        ),
        (
            "付印文件要写明按哪种印刷条件做的（OutputConditionIdentifier），又要带上那种条件的特性文件。两样说的须是同一件事。",
            "A print file names the printing condition that it was made for (OutputConditionIdentifier) and holds its "
            "profile. Both must speak of one thing.",
        ),
    ),
    "plant/page-size": Message(
        P,
        (
            "本版 {width}×{height} mm，印厂要的成品尺寸是 {wanted_width}×{wanted_height} mm",
            "the page is {width}×{height} mm, the plant's trim {wanted_width}×{wanted_height} mm",
        ),
        (
            "改样式表 @page 的 size，或改 plant.toml 的 trim",
            "change size in @page of the stylesheet, or trim in plant.toml",
        ),
        (
            "页面与印厂的成品尺寸相差不能超过 0.1 毫米，否则晒版时要缩放或裁掉。",
            "A page may differ from the plant's trim by 0.1 mm at most; else it is scaled or cut on the plate.",
        ),
    ),
    "print/font-embedding": Message(
        E,
        (
            "字体 {family} 不许嵌入，{standard} 的文件里每一种字体都要嵌入",
            "the font {family} forbids embedding, and a file to {standard} embeds every font",
        ),
        (
            "换一种字体；报社另有授权的，在 paper.yaml 的 font_licence 里写明",
            "use another font; where the paper holds a licence, record it under font_licence in paper.yaml",
        ),
        (
            "字体文件自己写着能不能嵌入（OS/2 表的 fsType）。印厂的机器上没有你的字体，不嵌入的文件印出来会换字，所以各种印刷"
            "标准都要求嵌入。",
            "A font file says itself whether it may be embedded (fsType in its OS/2 table). The plant does not have "
            "your fonts, and a file without them prints in others: every print standard asks for embedding.",
        ),
    ),
    "print/no-glyph": Message(
        E,
        (
            "字体 {family} 里有一个缺字框要印出来，{standard} 不许",
            "a missing-glyph box of the font {family} would be printed, which {standard} forbids",
        ),
        (
            "同一版另有 font/no-glyph 写明是哪个字；换字体或加备用字体",
            "font/no-glyph on the same page names the character; change the font or add a fallback",
        ),
        (
            "字体里没有的字，排出来是一个方框（.notdef）。文件里不许有它。",
            "A character that a font lacks comes out as a box (.notdef). No print file may show one.",
        ),
    ),
    "print/colour-space": Message(
        E,
        (
            "{file} 的颜色是 {space}，{standard} 的文件里不许有",
            "{file} has colours in {space}, which a file to {standard} may not hold",
        ),
        (
            "把图片存成 RGB、灰度或 CMYK 再放进来",
            "save the picture as RGB, grey or CMYK and put it in again",
        ),
        (
            "印报的文件只有黑、青、品红、黄四色和专色版。引擎替图片换算颜色，换算不了的就不写进文件。",
            "A file for a newspaper press holds black, cyan, magenta, yellow and plates of spot colours. The engine "
            "converts pictures; what it can't convert is not written.",
        ),
    ),
    "image/ink-rebuilt": Message(
        I,
        (
            "{file} 最浓处四色合计 {before}%，本厂最多 {limit}%，已改用黑版代替，现为 {after}%（色差 ΔE00 平均 {mean}，最大 {most}）",
            "{file} had {before} % of ink at its darkest and the plant takes {limit} %: its black was rebuilt to {after} % "
            "(colour difference ΔE00 {mean} on average, {most} at most)",
        ),
        (
            "一般不用管；色差超过 5 的，看一下清样上的暗部",
            "nothing need be done; where the difference is over 5, look at the shadows on the proof",
        ),
        (
            "青、品红、黄三色叠在一起发灰的那部分，改由黑版来印，颜色不变，油墨少得多，纸吃得住，也不会粘脏。只改超过限量的地方，"
            "其余原样不动。色差是按印厂的特性文件算的 CIEDE2000（ΔE00），1 是刚刚看得出，2 以下不并排放看不出来。",
            "The grey in cyan, magenta and yellow that stand together is printed by black instead: the colour stays, and "
            "there is much less ink, which the paper can hold and which does not set off. Only what is over the limit is "
            "changed. The difference is CIEDE2000 (ΔE00) as the plant's profile has it: 1 is just seen, under 2 only side by side.",
        ),
    ),
    "print/ink-limit": Message(
        W,
        (
            "颜色 {color} 四色合计 {ink}%，本厂最多 {limit}%",
            "the colour {color} has {ink} % of ink, and the plant takes {limit} %",
        ),
        (
            "在样式表里减青、品红、黄，加黑，合计不超过 {limit}%",
            "take cyan, magenta and yellow away and add black in the stylesheet, up to {limit} % together",
        ),
        (
            "一处的油墨太多，新闻纸吸不干，会粘脏、透印。图片由引擎改用黑版；样式表里写定的四色数值引擎不改，要由人来定。",
            "With too much ink in one place newsprint does not dry, sets off and shows through. Pictures are mended by the "
            "engine; ink values written in the stylesheet are left as they are, since somebody chose them.",
        ),
    ),
    "print/sheets": Message(
        W,
        (
            "⟦{section} 叠⟧共 {count} 版，拼不成对折的大张：版数要是 {per_sheet} 的倍数。各版单独出",
            "{count} pages⟦ in section {section}⟧ don't fill sheets that are folded once: that takes a multiple of {per_sheet}. "
            "Each page is written by itself",
        ),
        (
            '加 {more} 版，或在 plant.toml 里改 sheets = "none"',
            'add {more} pages, or write sheets = "none" in plant.toml',
        ),
        (
            'sheets = "two-up" 把两版拼在一面上：一张纸两面四版，对折以后从头到尾是顺的。四版时外面是 4 和 1，里面是 2 和 3；八版两张套在一起。'
            "凑不满的，多出来的版没有对面可拼。",
            'sheets = "two-up" lays two pages on each side of a sheet, four on a sheet, in the order in which they follow '
            "when it is folded: 4 and 1 outside, 2 and 3 within; eight pages are two sheets in each other. Where a sheet is "
            "not full there is nothing to lay beside a page.",
        ),
    ),
    "print/sheet-waits": Message(
        W,
        (
            "{other} 还不能印，同在 {sheet} 上的本版也没有出",
            "{other} can't be printed yet, so {sheet}, which shows this page too, is not written",
        ),
        ("先改好 {other}", "mend {other} first"),
        (
            "拼在一面上的两版要一起出。一版有错，那一面就不写文件；别的大张照出。要单出各版，"
            '在 plant.toml 里改 sheets = "none"。',
            "The two pages on one side of a sheet go out together: while one of them has errors that side is not written; "
            'other sheets are. For pages by themselves write sheets = "none" in plant.toml.',
        ),
    ),
    "print/spot-differs": Message(
        W,
        (
            "专色 {ink} 在样式表里写了两种四色数值，没有这块专色版的地方颜色会不一样",
            "the spot colour {ink} is written with two different sets of inks, and will look different where it has no plate",
        ),
        (
            "同一个专色处处写同样的四个数",
            "write the same four values wherever the ink is named",
        ),
        (
            "专色印在自己的版上，四色数值只在屏幕上、打样时和改用四色印的时候代替它。同一块版只能有一种替代色。",
            "A spot colour prints on a plate of its own; the four values stand in for it on screens, on proofs and where "
            "it is printed by the four inks. One plate has one such set.",
        ),
    ),
    "print/spot-spelling": Message(
        W,
        (
            "专色 {ink} 与别处的 {known} 像是同一种油墨，却会出成两块版",
            "the spot colour {ink} looks like {known} elsewhere, yet would get a plate of its own",
        ),
        (
            "名字连空格、大小写写得完全一样：{known}",
            "write the name the same to the last space and capital: {known}",
        ),
        (
            "印版按专色的名字分，名字差一个空格就是另一块版。",
            "Plates go by the names of spot colours; one space more makes another plate.",
        ),
    ),
    "print/spot-unlisted": Message(
        W,
        (
            "专色 {inks} 不在 plant.toml 的 inks 里：这一期印厂没有这块版",
            "the spot colours {inks} are not among the inks of plant.toml: the job has no such plates",
        ),
        (
            '印厂肯加版的，把名字加进 inks；不加的改用四色，或请广告主重做；全改四色写 spot = "process"',
            "add the name to inks where the plant mounts the plate; else use the four inks, ask the advertiser for another "
            'file, or write spot = "process"',
        ),
        (
            "inks 列出这一期印厂上的专色版，名字要一字不差。样式表和广告 PDF 里别的专色会多出一块没人上的版，那一版不付印。",
            "`inks` lists the spot plates that the plant mounts, by their exact names. Another spot colour, of the stylesheet "
            "or of an advertisement, would be a plate that nobody mounts: its page is not printed.",
        ),
    ),
    "print/plates": Message(
        I,
        (
            "本版共 {count} 块印版：黑、青、品红、黄，外加 {inks}",
            "the page has {count} plates: cyan, magenta, yellow, black and {inks}",
        ),
        (
            '印厂不另上专色版的，在 plant.toml 写 spot = "process"',
            'where the plant mounts no such plate, say spot = "process" in plant.toml',
        ),
        (
            "样式表里用 spot(…) 写的颜色、广告 PDF 里的专色各占一块版。事先同印厂讲好有哪几种专色墨，写进 inks。",
            "Every colour written spot(…) in the stylesheet and every spot colour of an advertisement takes a plate. Agree "
            "on the inks with the plant and list them in `inks`.",
        ),
    ),
    "print/spot-as-process": Message(
        I,
        (
            "专色 {inks} 按印厂的要求改用四色印",
            "{inks} is printed by the four inks, as the plant asks",
        ),
        (
            '要上专色版的，在 plant.toml 写 spot = "keep"',
            'for a plate of its own say spot = "keep" in plant.toml',
        ),
        (
            "四色的数值取自样式表 spot(…) 里写的那四个数。",
            "The inks are those that spot(…) gives in the stylesheet.",
        ),
    ),
    "print/artwork-colour": Message(
        E,
        (
            "{file} 里用了 {what} 颜色，引擎换不成印厂的油墨，这样的文件不能照 {standard} 付印",
            "{file} holds colours ({what}) that can't be brought into the inks of the press, as {standard} asks",
        ),
        (
            "请做图的人导出成 CMYK 的 PDF/X，或者存成 300 ppi 以上的图片",
            "have it exported as PDF/X in CMYK, or saved as a picture of 300 ppi or more",
        ),
        (
            "来件 PDF 里的 RGB、Lab 颜色和别的印刷条件的四色，引擎逐个换成印厂的四色，矢量和文字照样清楚；读不出的图片、算不出的渐变换不了。",
            "Colours of RGB and Lab, and inks of other presses, are converted one by one, and lines and type stay sharp. "
            "Pictures that can't be read and gradients that can't be worked out are left, and refused.",
        ),
    ),
    "print/artwork-transparency": Message(
        E,
        (
            "{file} 里有透明效果，{standard} 的文件里不许有",
            "{file} holds transparency, which a file to {standard} may not",
        ),
        (
            "请做图的人拼合透明（导出成 PDF/X-1a），或者请印厂收 x4",
            "have its transparency flattened (export as PDF/X-1a), or ask the plant for x4",
        ),
        (
            "半透明、投影、羽化和混合模式要由新式的设备来算；老设备会印错，所以 PDF/X-1a 和 X-3 一律不收。",
            "Half-transparent matter, shadows, feathers and blend modes are worked out by new RIPs; old ones print them "
            "wrong, so PDF/X-1a and X-3 take none.",
        ),
    ),
    "print/artwork-font": Message(
        E,
        (
            "{file} 里的字体 {what} 没有嵌入，{standard} 的文件里每一种字体都要嵌入",
            "the font {what} in {file} is not embedded, and a file to {standard} embeds every font",
        ),
        (
            "请做图的人导出时嵌入字体，或者把文字转成曲线",
            "have it exported with its fonts embedded, or its text as outlines",
        ),
        (
            "印厂的机器上没有那种字体，印出来会换字、走位。",
            "The plant does not have that font; others would stand in its place, and move.",
        ),
    ),
}
