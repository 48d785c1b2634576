"""Messages about print files: what their standard, the press or the plant does not take."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
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
}
