"""Messages of preflight: what a page asks of the press that it does not print well."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

_AT = ("（距左 {x} 毫米、距上 {y} 毫米）", " (at {x} mm from the left, {y} mm from the top)")
_REGISTER_ZH = "几个颜色是分几次印上去的，总有一点对不齐，"
_REGISTER_EN = "Inks are printed one after the other and never quite in register: "

MESSAGES: dict[str, Message] = {
    "press/unknown": Message(
        E,
        ("没有“{name}”这种印刷方式的限值", "there are no limits for the press `{name}`"),
        (
            "可以写 {known}，或在 plant.toml 旁边放一个 {name}.toml",
            "one of {known}, or put {name}.toml beside plant.toml",
        ),
        (
            "plant.toml 里的 press 说明用哪一种印刷，字多小、线多细、墨多浓各有各的限度，写在 press 文件夹的 .toml 里。",
            "press in plant.toml says how the paper is printed; each kind has its own limits of type, lines and ink, in the "
            ".toml files of the folder press.",
        ),
    ),
    "press/unreadable": Message(
        E,
        ("印刷限值 {file} 读不通：{reason}", "the limits of the press, {file}, can't be read: {reason}"),
        (
            "照引擎自带的 newsprint-coldset.toml 写，一项不少",
            "write it like newsprint-coldset.toml of the engine, with every entry",
        ),
        (
            "自己写的限值要和引擎自带的同样齐全；读不通时先按新闻纸冷固胶印的限值检查。",
            "Limits of your own need every entry that the bundled ones have. Until they can be read, those of newsprint "
            "are used.",
        ),
    ),
    "print/page-count": Message(
        W,
        (
            "全期 {count} 版，一张纸折 {pages} 版，除不尽",
            "the issue has {count} pages, and a sheet folds to {pages}: they do not fill whole sheets",
        ),
        (
            "加一版或减一版；有半张纸的，写明理由放行",
            "add a page or take one away; where half a sheet goes in, allow it with a reason",
        ),
        (
            "一张对开或四开的纸对折有四个版，版数是四的倍数才正好用完整张。夹半张也行，要印厂知道。",
            "A sheet folded once has four pages, and an issue fills whole sheets when its pages are a multiple of that. Half "
            "a sheet can go in, if the plant knows.",
        ),
    ),
    "print/text-small": Message(
        W,
        (
            f"字太小：“{{text}}” {{value}} 点，这种纸上至少 {{least}} 点{_AT[0]}",
            f"small type: `{{text}}` is {{value}} pt, and this paper wants {{least}} pt{_AT[1]}",
        ),
        ("在样式表里把它放大", "make it larger in the stylesheet"),
        (
            "新闻纸吸墨，小字的笔画会糊在一起。限度随印刷方式不同。",
            "Newsprint soaks up ink, and strokes of small type run together. The limit depends on the press.",
        ),
    ),
    "print/text-tint": Message(
        W,
        (
            f"淡色的字太小：“{{text}}” {{value}} 点，至少 {{least}} 点{_AT[0]}",
            f"small type in a tint: `{{text}}` is {{value}} pt, and needs {{least}} pt{_AT[1]}",
        ),
        ("用实地颜色，或放大", "use solid ink, or a larger size"),
        (
            "淡色是用网点印的，小字的笔画比网点大不了多少，边会毛。",
            "A tint is printed in dots, and strokes of small type are hardly larger than they: edges fray.",
        ),
    ),
    "print/text-several": Message(
        W,
        (
            f"几色套印的字太小：“{{text}}” {{value}} 点，至少 {{least}} 点{_AT[0]}",
            f"small type in several inks: `{{text}}` is {{value}} pt, and needs {{least}} pt{_AT[1]}",
        ),
        ("改用一个颜色，或放大", "use one ink, or a larger size"),
        (
            _REGISTER_ZH + "小字会出现双影。",
            _REGISTER_EN + "small type shows double.",
        ),
    ),
    "print/text-reversed": Message(
        W,
        (
            f"反白的字太小：“{{text}}” {{value}} 点，至少 {{least}} 点{_AT[0]}",
            f"small type reversed out: `{{text}}` is {{value}} pt, and needs {{least}} pt{_AT[1]}",
        ),
        ("放大，用粗体，或不反白", "make it larger or bolder, or do not reverse it"),
        (
            "墨从四周洇进来，反白的细笔画会被填没。",
            "Ink spreads in from all sides and fills thin white strokes.",
        ),
    ),
    "print/rich-black": Message(
        W,
        (
            f"“{{text}}”用了四色黑，{{least}} 点以下的字只用黑版{_AT[0]}",
            f"`{{text}}` is in a black of several inks; type under {{least}} pt is black alone{_AT[1]}",
        ),
        ("颜色写 black", "write the colour as black"),
        (_REGISTER_ZH + "黑字边上会露出彩色的边。", _REGISTER_EN + "black type gets coloured edges."),
    ),
    "print/body-colour": Message(
        W,
        (
            f"正文“{{text}}”不是纯黑{_AT[0]}",
            f"body text `{{text}}` is not black alone{_AT[1]}",
        ),
        ("正文颜色写 black", "write the colour of body text as black"),
        (
            "正文用纯黑：只上一块版，不怕套不准，也最清楚。",
            "Body text is black alone: one plate, nothing to register, and clearest to read.",
        ),
    ),
    "print/hairline": Message(
        W,
        (
            f"线太细：{{value}} 点，至少 {{least}} 点{_AT[0]}",
            f"a thin line: {{value}} pt, and this paper wants {{least}} pt{_AT[1]}",
        ),
        ("在样式表里把线加粗", "make it thicker in the stylesheet"),
        (
            "太细的线在新闻纸上时断时续，有的晒版机干脆不出。",
            "Lines too thin break up on newsprint, and some plate-setters drop them.",
        ),
    ),
    "print/line-several": Message(
        W,
        (
            f"淡色或几色的线太细：{{value}} 点，至少 {{least}} 点{_AT[0]}",
            f"a thin line in a tint or in several inks: {{value}} pt, and needs {{least}} pt{_AT[1]}",
        ),
        ("用一个实地颜色，或加粗", "use one solid ink, or a thicker line"),
        (
            _REGISTER_ZH + "细线会变成两条；淡色的细线会断成一串点。",
            _REGISTER_EN + "thin lines become two; thin tints become a row of dots.",
        ),
    ),
    "print/line-reversed": Message(
        W,
        (
            f"反白的线太细：{{value}} 点，至少 {{least}} 点{_AT[0]}",
            f"a thin white line: {{value}} pt, and needs {{least}} pt{_AT[1]}",
        ),
        ("加粗", "make it thicker"),
        ("墨会把反白的细线填没。", "Ink fills thin white lines."),
    ),
    "print/tint-thin": Message(
        W,
        (
            f"底色太淡：{{ink}} {{percent}}%，不到 {{least}}% 印不出来{_AT[0]}",
            f"a tint too thin to print: {{ink}} {{percent}} %, under {{least}} %{_AT[1]}",
        ),
        ("加深到 {least}%，或去掉", "use {least} % at least, or none"),
        (
            "几个百分点的网点太小，晒不到版上，印出来是白的。",
            "Dots of a few per cent are too small to reach the plate: they print as white.",
        ),
    ),
    "print/tint-dense": Message(
        W,
        (
            f"底色太密：{{ink}} {{percent}}%，过了 {{most}}% 就糊成实地{_AT[0]}",
            f"a tint too dense: {{ink}} {{percent}} %, over {{most}} % it fills in{_AT[1]}",
        ),
        ("减到 {most}%，或用 100%", "use {most} % at most, or solid ink"),
        (
            "网点之间的白太小，墨一洇就填没了。",
            "The white between such dots is so small that ink fills it.",
        ),
    ),
    "print/total-ink": Message(
        W,
        (
            f"此处总墨 {{ink}}%，本厂最多 {{limit}}%{_AT[0]}",
            f"{{ink}} % of ink in one place; the press takes {{limit}} %{_AT[1]}",
        ),
        ("把底色减淡", "make the tint behind it lighter"),
        (
            "黑字叠印在底色上，两样的墨要合起来算。墨太多，纸吸不干，会粘脏下一张。",
            "Black type overprints the tint behind it, and both inks count. Too much of it does not dry and sets off.",
        ),
    ),
    "image/high-ppi": Message(
        I,
        (
            "{picture} 有 {ppi} ppi，过了 {most} 没有用处，引擎已缩小",
            "{picture} has {ppi} ppi; more than {most} is of no use, and it was brought down",
        ),
        ("不用管", "nothing need be done"),
        (
            "印刷的网点只有这么细，再多的像素印不出来，只让文件变大。引擎写文件时会缩到够用为止。",
            "The screen of the press is only so fine; more pixels don't print and make files large. The engine brings "
            "them down when it writes the file.",
        ),
    ),
    "image/low-bitmap-ppi": Message(
        P,
        (
            "线条图 {picture} 按现在的大小只有 {ppi} ppi，至少要 {warn}",
            "the line art {picture} has {ppi} ppi at this size, and needs {warn}",
        ),
        (
            "换大图，或最宽用到 {mm} mm；或存成灰度",
            "get a larger file, use it at most {mm} mm wide, or save it as grey",
        ),
        (
            "只有黑白两色的图没有灰边来遮掩，像素少了，斜线和圆会成锯齿。低于限值不能付印。",
            "A picture of black and white alone has no greys to hide its pixels: slanted lines and curves become steps. "
            "Under the limit of the press it can't go to print.",
        ),
    ),
}
