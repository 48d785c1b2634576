"""Messages about the ink on finished plates, as preflight measures it."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

_AREA_ZH = (
    "引擎把文件拆成各块印版，量每一处几色墨的总和，像新闻纸印厂的预检那样，只报连成一片、有 15 平方毫米以上的：更小的地方墨能"
    "洇到旁边去。过了警告限值的印出来可能粘脏、透印；过了停印限值的不能付印。限值在 press 文件夹的 .toml 里，随印刷方式不同。"
)
_AREA_EN = (
    "The file is taken apart into its plates, and the inks in every place are added up. As preflight at newspaper plants "
    "does, only connected areas of 15 mm² or more are told: smaller ones dry into the paper round them. Over the first limit "
    "ink may set off and show through; over the second the page does not go out. The limits stand in the .toml files of "
    "the folder press and differ from press to press."
)

MESSAGES: dict[str, Message] = {
    "ink/plates": Message(
        I,
        (
            "最浓处 {ink}%（限 {limit}%），距左 {x} 毫米、距上 {y} 毫米；各版平均 {inks}",
            "the most ink is {ink} % (of {limit} %), at {x} mm from the left and {y} mm from the top; plates on average: {inks}",
        ),
        ("不用管", "nothing need be done"),
        (
            "每块印版平均盖住成品面积的百分之几，和全版墨最浓的一点。印厂可以按它估墨量、预调墨键。",
            "How much of the trim each plate covers on average, and the spot with the most ink. A plant can reckon its ink and "
            "set its keys by it.",
        ),
    ),
    "ink/area": Message(
        W,
        (
            "{size} 平方毫米的墨超过 {limit}%，最浓 {ink}%（{stop}% 以上不能付印），距左 {x} 毫米、距上 {y} 毫米",
            "{size} mm² have more than {limit} % of ink, {ink} % at most (over {stop} % does not go out), at {x} mm from the "
            "left and {y} mm from the top",
        ),
        (
            "减青、品红、黄，加黑，合计不超过 {limit}%；黑字压底色的，把底色减淡",
            "take cyan, magenta and yellow away and add black, up to {limit} % together; under black type make the tint lighter",
        ),
        (_AREA_ZH, _AREA_EN),
    ),
    "ink/picture-area": Message(
        W,
        (
            "图片上有 {size} 平方毫米的墨超过 {limit}%，最浓 {ink}%（{stop}% 以上不能付印），距左 {x} 毫米、距上 {y} 毫米",
            "a picture has {size} mm² with more than {limit} % of ink, {ink} % at most (over {stop} % does not go out), at {x} mm "
            "from the left and {y} mm from the top",
        ),
        (
            "按本厂的特性文件重新分色，或交 RGB 图片由引擎来分",
            "separate it anew by the plant's profile, or send it in RGB and let the engine do so",
        ),
        (_AREA_ZH, _AREA_EN),
    ),
    "ink/more-areas": Message(
        W,
        (
            "另有 {count} 处墨也太多，共 {size} 平方毫米",
            "{count} more areas have too much ink, {size} mm² together",
        ),
        ("先改上面最大的几处", "mend the largest ones first"),
        (_AREA_ZH, _AREA_EN),
    ),
    "ink/estimated": Message(
        W,
        (
            "有不能直接拆成印版的内容，总墨量只是估计：{what}",
            "what can't be taken apart into plates makes the measured ink an estimate: {what}",
        ),
        (
            "请做文件的人按 PDF/X 导出，颜色只用 CMYK、灰和专色",
            "have it exported as PDF/X, with no colours but CMYK, grey and spot colours",
        ),
        (
            "RGB、Lab 颜色没有自己的印版，按文件的输出意图（没有就按新闻纸）换算来量；色相、饱和度、颜色、明度四种混合模式和挖空组"
            "会把几色混在一起，拆开来只是近似；读不出的图片和渐变没有量进去。",
            "Colours of RGB and Lab have no plates: they are measured as the profile of the output intent would print them "
            "(newsprint without one). The blend modes Hue, Saturation, Color and Luminosity and knockout groups mix inks, and "
            "are only near when taken apart. Pictures and gradients that can't be read are left out.",
        ),
    ),
    "ink/unreadable": Message(
        W,
        ("拆不成印版，没有量墨：{reason}", "the page can't be taken apart, so its ink was not measured: {reason}"),
        ("请做文件的人重新导出", "ask whoever made the file to export it again"),
        (
            "文件里有读不通的对象。其余的检查照做。",
            "Something in the file can't be read. All other checks were made.",
        ),
    ),
}
