"""Messages about advertisements: their files, their size and label, and what a press can't print of them."""

from __future__ import annotations

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "ad/missing": Message(
        E,
        (
            "广告“{name}”没有文件 {file}⟦，有 {near}⟧",
            "no file {file} for the advertisement `{name}`⟦; there is {near}⟧",
        ),
        (
            "把文件放进本期的 ads/ 或 paper.yaml 旁边的 ads/；可以是 pdf svg tif tiff jpg jpeg png",
            "put it into ads/ of the edition or beside paper.yaml; pdf, svg, tif, tiff, jpg, jpeg or png will do",
        ),
        (
            "版样里的“ad:名字”就是文件 ads/名字.pdf（或图片）。",
            "`ad:NAME` in a dummy is the file ads/NAME.pdf, or a picture of that name.",
        ),
    ),
    "ad/unused": Message(
        W,
        ("ads/ 里的 {file} 没有上版", "{file} in ads/ is on no page"),
        ("在版样里画“ad:{name}”，或把文件移走", "draw `ad:{name}` in a dummy, or move the file away"),
        (
            "广告收了钱就得见报：本期 ads/ 里的文件都要在某个版的版样里。各期共用的广告放在 paper.yaml 旁边的 ads/。",
            "What was paid for has to appear: every file in ads/ of the edition stands in some dummy. Those that run for "
            "longer go into ads/ beside paper.yaml.",
        ),
    ),
    "ad/unreadable": Message(
        E,
        (
            "广告“{name}”的文件 {file} 读不出来⟦：{reason}⟧",
            "the file {file} of the advertisement `{name}` can't be read⟦: {reason}⟧",
        ),
        ("请广告客户重新发一份", "ask the advertiser to send it again"),
        (
            "文件坏了、没有传完，或者不是 PDF。",
            "The file is damaged, cut short on the way, or no PDF.",
        ),
    ),
    "ad/encrypted": Message(
        E,
        ("广告“{name}”的文件 {file} 加了密", "the file {file} of the advertisement `{name}` is encrypted"),
        ("请广告客户发一份不加密、不限权限的 PDF", "ask the advertiser for a PDF without passwords and permissions"),
        (
            "加密的 PDF 不许放进别的文件，印厂也不收。请客户导出时不设口令、不限制打印和编辑。",
            "An encrypted PDF may not be placed into another file, and no plant takes one. It is exported again without "
            "passwords or limits on printing and editing.",
        ),
    ),
    "ad/pages": Message(
        W,
        (
            "广告“{name}”的文件 {file} 有 {count} 页，排第 1 页",
            "{file} of the advertisement `{name}` has {count} pages; the first is set",
        ),
        ("每页单独存一个文件，各画一块版位", "save each page as a file of its own, with an area each"),
        ("一块版位排一页。", "An area holds one page."),
    ),
    "ad/not-drawn": Message(
        E,
        (
            "`ads` 里写了“{name}”，本版版样里没有 ad:{name}⟦，是 {near} 吗？⟧",
            "`ads` speaks of `{name}`, and the dummy has no ad:{name}⟦, did you mean {near}?⟧",
        ),
        ("改名字，或删掉这一项", "mend the name, or leave the entry out"),
        ("`ads` 说的是本版版样里画出来的广告。", "`ads` is about advertisements that the dummy of this page draws."),
    ),
    "ad/size": Message(
        P,
        (
            "广告“{name}” {width}×{height} mm，版位 {area_width}×{area_height} mm",
            "the advertisement `{name}` is {width} by {height} mm, its area {area_width} by {area_height} mm",
        ),
        (
            "请客户按版位做一份新的，或在本版写 `ads: {{{name}: {{fit: true}}}}`，等比缩放、居中",
            "ask for a new file of that size, or write `ads: {{{name}: {{fit: true}}}}` to have it scaled evenly in the middle",
        ),
        (
            "广告按成品框（TrimBox）排进版位；相差不到 1% 就正好放满，再多不自动缩放，因为客户买的是一定的大小。"
            "图片没有可靠的尺寸，只看长宽比例。",
            "An advertisement fills its area by its TrimBox. Within 1 % it is made to fit; beyond that nothing is scaled unasked, "
            "since a size was sold. Of a picture only the proportions count.",
        ),
    ),
    "ad/label": Message(
        P,
        ("广告“{name}”缺“广告”字样", "the advertisement `{name}` is not marked as one"),
        (
            "在本版写 `ads: {{{name}: 广告}}`，角上印出；文件里自带的写 `ads: {{{name}: {{labelled: true}}}}`",
            "write `ads: {{{name}: 广告}}` to have it in a corner; where the file has it, `ads: {{{name}: {{labelled: true}}}}`",
        ),
        (
            "报纸上的广告要有“广告”字样，让读者不会当作新闻（《广告法》第十四条）。有国内统一刊号的报纸（规制 cn）查这一条。",
            "Readers must be able to tell advertisements from news, so a newspaper with a CN number marks them with 广告 "
            "(Advertising Law, article 14).",
        ),
    ),
    "ad/mourning": Message(
        W,
        (
            "志哀的版上有广告“{name}”，按单黑印",
            "the advertisement `{name}` stands on a page in mourning, and prints in black alone",
        ),
        (
            "商量客户撤下、改期，或换一份黑白的；留着就在样张上看一眼",
            "agree with the client to withdraw it, move it or send one in black and white; look at the proof if it stays",
        ),
        (
            "志哀的版面只用黑墨。图片广告转成灰度，PDF 广告的四色、专色逐一转成同样深浅的黑，字和线仍是矢量。带喜庆内容的广告"
            "按惯例撤下。",
            "A page in mourning has black ink only. Pictures turn gray, and every colour of a PDF becomes the black that is as "
            "dark; type and lines stay vectors. Festive advertisements are withdrawn by custom.",
        ),
    ),
    "ad/drawing": Message(
        E,
        (
            "广告“{name}”的 {file} 里有排不出的东西：{elements}",
            "{file} of the advertisement `{name}` holds what can't be drawn: {elements}",
        ),
        (
            "请客户把字和线条转成曲线、渐变换成实色，或改发 PDF",
            "ask the advertiser to turn type and strokes into outlines and gradients into solids, or to send a PDF",
        ),
        (
            "SVG 只排填了实色的图形，这样哪台机器印出来都一样。文字会随机器上的字体变样，描边、渐变、滤镜各家画法不同；"
            "少印一样也不行，所以整幅不排。",
            "Of an SVG filled shapes in solid colours are drawn, which look the same everywhere. Type changes with the fonts of a "
            "machine, and strokes, gradients and filters with the program; as nothing may be missing, none of it is set.",
        ),
    ),
    "ad/due": Message(
        W,
        (
            "⟦{client}的⟧广告“{name}”订了 {date} 见报，没有上版⟦（订的是 {pages}）⟧",
            "the advertisement `{name}`⟦ of {client}⟧ is booked for {date} and stands on no page⟦ (booked: {pages})⟧",
        ),
        (
            "在版样里画“ad:{name}”；改了期就改 `days`",
            "draw `ad:{name}` in a dummy; if it was moved, mend its `days`",
        ),
        (
            "广告登记（ads/ads.yaml）的 `days` 里有今天，各版版样里却没有它。",
            "Its `days` in ads/ads.yaml include this issue, and no dummy has it.",
        ),
    ),
    "ad/place-empty": Message(
        P,
        (
            "固定版位“{name}”，{date} 没有订出的广告",
            "nothing is booked for the standing place `{name}` on {date}",
        ),
        (
            "登记一条 `place: {name}` 的广告（不写 `days` 的，空着时都登它），或把这块版位画给别的内容",
            "book an advertisement with `place: {name}` (one without `days` stands there meanwhile), or draw something "
            "else",
        ),
        (
            "版样里画的是固定的广告位，登的是广告登记（ads/ads.yaml）里 `place` 是它、`days` 有今天、`page` 是这一版的那一条；"
            "没有，就登没写 `days` 的。今天一条也没有，这块版位是空的。",
            "The dummy has a standing place for advertisements. In it stands the booking (ads/ads.yaml) with that `place` "
            "whose `days` include this issue and whose `page` is this one; failing that, one without `days`. There is "
            "none today, so the area is blank.",
        ),
    ),
    "ad/place-twice": Message(
        P,
        (
            "固定版位“{name}”，{date} 订给了几家：{names}",
            "the standing place `{name}` is booked for more than one on {date}: {names}",
        ),
        (
            "改其中一条的 `days`、`page` 或 `place`；现在排的是 {first}",
            "mend the `days`, `page` or `place` of one; `{first}` is set now",
        ),
        (
            "一个固定版位一天只登一条广告。都要登，另画一块版位，写广告自己的名字（ad:名）。",
            "A standing place takes one advertisement a day. If all must run, draw an area for the other by its own name "
            "(`ad:name`).",
        ),
    ),
    "ad/expired": Message(
        P,
        (
            "广告“{name}”登到 {last} 为止，本期是 {date}",
            "the advertisement `{name}` ran until {last}, and this is {date}",
        ),
        ("撤下，或续了约就改 `days`", "take it out, or mend its `days` if it was renewed"),
        ("过期的广告白占版位，客户也不付钱。", "An advertisement that is past takes room that nobody pays for."),
    ),
    "ad/early": Message(
        P,
        (
            "广告“{name}”不登在 {date}，下一次是 {first}",
            "the advertisement `{name}` is not booked for {date}; it is next due on {first}",
        ),
        ("撤下，留到那天", "take it out until that day"),
        (
            "没到日子就登，等于替客户提前公开。`days` 写日子或起止：2026-11-24, 2026-11-26..2026-11-30。",
            "To print it early is to announce for a client what he has not. `days` are days or runs of them: 2026-11-24, "
            "2026-11-26..2026-11-30.",
        ),
    ),
    "ad/twice": Message(
        W,
        (
            "广告“{name}”上了不止 {times} 次",
            "the advertisement `{name}` is set more than {times} time(s)",
        ),
        ("删掉多画的一处；订了几次写 `times`", "take one out; write `times` if more were booked"),
        ("一期登几次按登记的 `times`，不写是一次。", "An issue has it as often as its `times` says, once unless said."),
    ),
    "ad/booked-size": Message(
        P,
        (
            "广告“{name}”的文件是 {width}×{height} mm，订的是 {booked_width}×{booked_height} mm",
            "the file of the advertisement `{name}` is {width} by {height} mm, and {booked_width} by {booked_height} mm were "
            "booked",
        ),
        ("请客户按订的尺寸重做，或改登记", "ask the advertiser for a file of that size, or mend the booking"),
        (
            "差 1% 以内不算。图片没有可靠的尺寸，只比长宽比例。",
            "Within 1 % it does not count. Of a picture only the proportions are compared.",
        ),
    ),
    "ad/page": Message(
        W,
        (
            "广告“{name}”订的是 {wanted}，上了 {here}",
            "the advertisement `{name}` is booked for {wanted} and stands on {here}",
        ),
        ("换到订的版，或和客户商量", "move it there, or ask the client"),
        (
            "登记的 `page` 写版号，可以写几个，任一个都行。",
            "`page` of a booking is a page or several, any of which will do.",
        ),
    ),
    "ad/position": Message(
        W,
        (
            "广告“{name}”订的是版面的{wanted_zh}，画在了别处",
            "the advertisement `{name}` is booked for the {wanted_en} of its page and stands elsewhere",
        ),
        ("在版样里挪过去，或和客户商量", "move it in the dummy, or ask the client"),
        (
            "`position` 写 上 下 左 右 通栏，可以连写：右下。靠着那条边才算。",
            "`position` is top, bottom, left, right, full, or several; it counts where the area touches that edge.",
        ),
    ),
    "value/days": Message(
        E,
        ("“{value}”不是日子或起止", "`{value}` is no day and no run of days"),
        (
            "写 2026-11-24，或起止 2026-11-24..2026-11-30，几段用逗号分开",
            "write 2026-11-24, or a run such as 2026-11-24..2026-11-30; commas part several",
        ),
        ("起止两头都算，后一天不早于前一天。", "A run includes both its ends, the later not before the earlier."),
    ),
    "value/ad-position": Message(
        E,
        ("“{value}”不是版面的位置", "`{value}` is no place on a page"),
        ("写 上 下 左 右 通栏，可以连写，如 右下", "write top, bottom, left, right or full, or several: bottom right"),
        ("广告登记里的位置，用来核对版样。", "The place in a booking is held against the dummy."),
    ),
    "ad/font": Message(
        E,
        ("广告“{name}”的字体 {font} 没有嵌入", "the font {font} of the advertisement `{name}` is not embedded"),
        (
            "请客户导出时嵌入全部字体，或把字转成曲线",
            "ask the advertiser to embed all fonts, or to turn the words into outlines",
        ),
        (
            "没有嵌入的字体，印厂的机器会拿别的字体顶替，字会变样甚至丢掉。引擎不能替客户补字体。",
            "Where a font is not embedded the plant's machines take another, and words change or vanish. The engine can't supply "
            "what the advertiser has.",
        ),
    ),
    "ad/transparency": Message(
        E,
        (
            "广告“{name}”有透明效果（{kind}），{standard} 不许有",
            "the advertisement `{name}` has transparency ({kind}), which {standard} doesn't allow",
        ),
        (
            "请客户按 PDF/X-1a 重新导出（透明拼合，精度选最高），或问印厂收不收 PDF/X-4",
            "ask the advertiser to export it as PDF/X-1a (transparency flattened, highest quality), or the plant whether it "
            "takes PDF/X-4",
        ),
        (
            "旧设备不会叠透明层。引擎不把广告变成图片来拼合，因为字和线会发虚。",
            "Old machines can't blend layers. The engine doesn't turn advertisements into pictures to flatten them, as type and "
            "lines would blur.",
        ),
    ),
    "ad/refused": Message(
        E,
        ("广告“{name}”不能付印：{reason_zh}", "the advertisement `{name}` can't be printed: {reason_en}"),
        (
            "请客户按 {standard} 重新导出",
            "ask the advertiser to export it again as {standard}",
        ),
        (
            "广告成为付印文件的一部分，付印文件的标准也管它。能转换的已经转换，剩下这一条转不了。",
            "An advertisement becomes part of the print file and must keep to its standard. What could be converted has been; "
            "this could not.",
        ),
    ),
    "ad/low-ppi": Message(
        W,
        (
            "广告“{name}”里的图片有效 {ppi} ppi（要 {wanted}）",
            "a picture in the advertisement `{name}` has {ppi} ppi as placed ({wanted} wanted)",
        ),
        ("请客户换一张更大的图", "ask the advertiser for a larger picture"),
        (
            "按印出的大小算，图片的像素太少，会发虚或出锯齿。低于印厂的下限不能付印，除非有人负责（allow）。",
            "At the size that it is printed the picture has too few pixels, and will look soft or jagged. Under the lower limit "
            "of the plant somebody has to answer for it (allow).",
        ),
    ),
    "ad/ink": Message(
        P,
        (
            "广告“{name}”的色块或文字总墨 {ink}%，上限 {limit}%",
            "a tint or text of the advertisement `{name}` has {ink} % ink in all, the limit is {limit} %",
        ),
        (
            "请客户把总墨量降到 {limit}% 以下；黑字黑线只用 K100",
            "ask the advertiser to keep to {limit} %, and black type and lines to K 100 alone",
        ),
        (
            "墨太多，新闻纸吸不了，会蹭脏背面。图片的总墨量引擎自己压；色块和文字的颜色是客户定的，不改。",
            "Newsprint can't hold so much ink, and it comes off on other pages. Pictures are brought under the limit by the "
            "engine; the colours of tints and words are the advertiser's.",
        ),
    ),
    "ad/converted": Message(
        I,
        ("广告“{name}”已转换：{what_zh}", "the advertisement `{name}` was converted: {what_en}"),
        (
            "在付印前的样张上看一眼颜色；客户要完全按原样的，请他按 {standard} 导出",
            "look at its colours on a proof; an advertiser who wants them untouched exports as {standard}",
        ),
        (
            "文件里不合付印标准的部分转成了印厂的颜色和格式，字和线仍是矢量。",
            "What a print file may not hold was turned into the plant's colours and forms; type and lines remain vectors.",
        ),
    ),
    "ad/other-press": Message(
        W,
        (
            "广告“{name}”是为 {condition} 做的，这里按 {ours} 印，颜色会不同",
            "the advertisement `{name}` was made for {condition} and is printed for {ours}: its colours will differ",
        ),
        (
            "请客户按 {ours} 分色，或先看打样",
            "ask the advertiser to separate for {ours}, or look at a proof",
        ),
        (
            "文件的输出意图写明了它是为哪种纸和机器分的色。四色的数值照原样印，换一种纸就深浅不同。",
            "The output intent of the file names the paper and press that its inks are meant for. They are printed as they are, "
            "and look darker or lighter on another paper.",
        ),
    ),
}
