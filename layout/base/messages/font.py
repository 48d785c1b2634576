"""Messages about fonts and glyphs."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "font/missing": Message(
        E,
        ("没有字体“{family}”（找过：{wanted}）", "there is no font {family} (looked for: {wanted})"),
        (
            "banxin fonts 列出有的字体；或把字体文件放在样式表旁边，用 @font-face 指到它",
            "`banxin fonts` lists what is there; or put the file beside the stylesheet and point @font-face at it",
        ),
        (
            "样式表里的字体要么随引擎附带，要么由 @font-face 的 url() 指到文件，要么由 local() 指到本机已装的字体。",
            "A font in a stylesheet is bundled with the engine, or a file that url() of an @font-face names, "
            "or one installed "
            "on this machine that local() names.",
        ),
    ),
    "font/embedding": Message(
        E,
        ("字体“{family}”（{file}）不许嵌入", "the font {family} ({file}) may not be embedded"),
        (
            "换一种允许嵌入的字体；有授权的，在 paper.yaml 里写 font_licence: {{{family}: 授权编号}}",
            "use a font that may be; with a licence, write font_licence: {{{family}: number of the licence}} in paper.yaml",
        ),
        (
            "字体文件自己写明不许嵌入或不许取子集（OS/2 fsType）。付印文件必须嵌入所用的字。",
            "The file itself forbids embedding or subsetting (OS/2 fsType). A print file must contain the "
            "glyphs that it uses.",
        ),
    ),
    "font/print-only": Message(
        W,
        (
            "字体“{family}”（{file}）只许为预览和打印嵌入",
            "the font {family} ({file}) may be embedded for viewing and printing only",
        ),
        (
            "核对授权是否包括付印和发行电子版；有授权的，在 paper.yaml 里写 font_licence: {{{family}: 授权编号}}",
            "see that the licence covers the press and files for readers; with one, write font_licence: {{{family}: number of "
            "the licence}} in paper.yaml",
        ),
        (
            "字体文件的 OS/2 fsType 是 0x0004（预览和打印）：文件可以看、可以印，不可以再改。引擎照常嵌入。",
            "OS/2 fsType of the file is 0x0004 (preview and print): files that hold it may be looked at and printed, and not "
            "edited. The engine embeds it as usual.",
        ),
    ),
    "font/licensed": Message(
        I,
        (
            "字体“{family}”自己写着不许嵌入，按报社的授权嵌入：{licence}",
            "the font {family} forbids embedding by itself and is embedded by the paper's licence: {licence}",
        ),
        ("不用管；授权到期要换字体", "nothing need be done; change the font when the licence ends"),
        (
            "paper.yaml 的 font_licence 记着哪些字体有授权、凭什么授权。引擎照它嵌入，每次付印都在报告里写明。",
            "font_licence in paper.yaml records which fonts the paper holds a licence for, and which. The engine embeds "
            "them by it and says so in every report.",
        ),
    ),
    "font/broken": Message(
        E,
        ("字体“{family}”的文件 {file} 打不开", "the file {file} of the font {family} can't be read"),
        ("重新复制这个文件；要 .ttf .otf .ttc", "copy the file again; it must be .ttf, .otf or .ttc"),
        (
            "文件不是 TrueType 或 OpenType 字体，或已损坏。woff、woff2 是网页格式，要先转换。",
            "The file is no TrueType or OpenType font, or damaged. woff and woff2 are for the web and must be "
            "converted first.",
        ),
    ),
    "font/stand-in": Message(
        I,
        ("没有字体“{family}”，用{used}代替", "there is no font {family}, {used} stands in"),
        ("装上这种字体并用 @font-face 指到它，或改样式表", "add it by @font-face, or change the stylesheet"),
        (
            "样式表先要的字体没有，用了同一列里后面的，或引擎为这种字体定的替身（仿宋用楷体）。",
            "The family asked for first is not there: a later one of the list serves, or the engine's stand-in for it "
            "(楷 for 仿宋).",
        ),
    ),
    "font/no-glyph": Message(
        P,
        (
            "“{character}”（{code_point}）书体和备用字体里都没有",
            "{character} ({code_point}) is in no font of its chain",
        ),
        (
            "用 @font-face 加一种有此字的字体，或换一个字",
            "add a font that has it by @font-face, or use another character",
        ),
        (
            "付印前每个字都要有字形。随附的字体有 GB18030 一级、通用规范汉字 8105 字和人名地名用字二千多。",
            "Every character needs a glyph before print. The bundled fonts have GB18030 level 1, the 8105 "
            "standard characters "
            "and two thousand of names and places.",
        ),
    ),
    "font/fallback": Message(
        I,
        (
            "“{character}”（{code_point}）用了备用字体 {face}",
            "{character} ({code_point}) is set in the fallback {face}",
        ),
        ("字形与正文略有不同，看大样时留意", "it may look a little different: see the proof"),
        (
            "书体里没有这个字，用了后备字体里的。多为人名、地名中的生僻字。",
            "The font has no such character, so a fallback served. Mostly rare characters in names.",
        ),
    ),
}
