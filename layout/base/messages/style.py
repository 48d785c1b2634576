"""Messages about stylesheets."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "style/missing": Message(
        E,
        ("找不到样式表“{name}”⟦，是 {near} 吗？⟧", "there is no stylesheet {name}⟦, did you mean {near}?⟧"),
        ("有：{known}", "there are: {known}"),
        (
            "paper.yaml 的 stylesheet 写随附样式表的名字（broadsheet、tabloid），或写放在 paper.yaml 旁边的 "
            ".css 文件；@import 也一样。",
            "`stylesheet` in paper.yaml names a bundled sheet (broadsheet, tabloid) or a .css file beside paper.yaml; "
            "so does @import.",
        ),
    ),
    "style/encoding": Message(
        E,
        ("样式表不是 UTF-8 编码", "the stylesheet is not UTF-8"),
        ("用编辑器另存为 UTF-8", "save it as UTF-8 in your editor"),
        (
            "样式表里的中文（字体名、字号名、注释）要用 UTF-8 保存，否则会读错。",
            "Chinese in a stylesheet (names of fonts and sizes, comments) is read as UTF-8; in another "
            "encoding it comes out wrong.",
        ),
    ),
    "style/syntax": Message(
        W,
        ("这里看不懂：{text}", "this is not understood: {text}"),
        ("检查前面的 ; {{ }} 和引号是否成对", "look for a missing ; {{ }} or quote before it"),
        (
            "样式表用 CSS 语法：选择符后花括号，里面 属性: 值;。看不懂的一条跳过，其余照常有效。",
            "Stylesheets are written in CSS syntax: a selector, then property: value; in braces. "
            "What is not understood is skipped, all else holds.",
        ),
    ),
    "style/import-end": Message(
        E,
        ("引用“{name}”的一行末尾少一个分号", "no semicolon after the import of {name}"),
        ("在引号后面补上“;”", "put a ; after the quote"),
        (
            "没有分号，下一条规则会被当成这一条的一部分，整条失效。",
            "Without it the rule that follows is taken for part of this line and lost.",
        ),
    ),
    "style/import-cycle": Message(
        W,
        ("“{name}”绕回来又引用了自己", "{name} imports itself in a circle"),
        ("删去这一行 @import", "remove this @import"),
        (
            "样式表甲引用乙，乙又引用甲，永远读不完。这一次引用跳过。",
            "One sheet imports another that imports the first. This import is skipped.",
        ),
    ),
    "style/unknown-at-rule": Message(
        W,
        ("没有“@{name}”这种规则", "there is no rule @{name}"),
        ("可用：{near}", "there is: {near}"),
        (
            "可用的 @ 规则只有 @page（版面尺寸）、@font-face（字体文件）、@import（引用样式表）。",
            "The rules that begin with @ are @page (size of the paper), @font-face (font files) and @import "
            "(another sheet).",
        ),
    ),
    "style/unknown-property": Message(
        W,
        ("没有“{name}”这个属性", "there is no property {name}"),
        ("⟦最接近的是 {near}⟧", "⟦the nearest is {near}⟧"),
        (
            "属性名照 CSS 书写。不认识的属性跳过，版面按其余规则排。",
            "Properties have their CSS names. One that is not known is skipped, the page follows the other rules.",
        ),
    ),
    "style/bad-value": Message(
        W,
        ("{property} 不能写“{value}”", "{property} can't be {value}"),
        ("可写：{expected}", "it takes: {expected}"),
        (
            "这一条跳过，属性按其余规则或默认值。长度单位有 pt mm Q em zi（字）line（行），字号也可写小五、五号。",
            "The declaration is skipped, other rules or the default hold. Units are pt mm Q em zi (字) and "
            "line (行); sizes may also be 小五, 五号.",
        ),
    ),
    "style/bad-selector": Message(
        W,
        ("选择符在“{text}”处看不懂", "the selector is not understood at {text}"),
        (
            "写法如 story[rank=lead] > headline，逗号隔开几个",
            "write it like story[rank=lead] > headline, commas between several",
        ),
        (
            "选择符由部件名、[属性=值]、空格（之内）、>（直接之内）、:is() :not() :where() 组成，没有 . 和 #。"
            "整条规则跳过。",
            "Selectors are made of parts, [attribute=value], a space (inside), > (directly inside), :is() "
            ":not() :where(); "
            "there are no . and #. The whole rule is skipped.",
        ),
    ),
    "style/unknown-element": Message(
        W,
        ("版面上没有“{name}”这种部件", "a page has no part called {name}"),
        ("可能是：{near}", "perhaps: {near}"),
        (
            "部件有 page masthead folio story headline p caption 等。选择不存在的部件，规则永远用不上。",
            "Parts are page, masthead, folio, story, headline, p, caption and so on. A rule for a part that is "
            "not there never applies.",
        ),
    ),
    "style/unknown-attribute": Message(
        W,
        ("{owner} 没有“{name}”这一项", "{owner} has no attribute {name}"),
        ("可用：{near}", "there is: {near}"),
        (
            "部件的属性如 story[rank=lead]、story[kind=brief]、page[side=odd]。整条规则跳过。",
            "Attributes of parts are such as story[rank=lead], story[kind=brief], page[side=odd]. The whole "
            "rule is skipped.",
        ),
    ),
    "style/unknown-value": Message(
        W,
        ("{owner} 没有“{name}”这个值", "{owner} is never {name}"),
        ("可用：{near}", "there is: {near}"),
        (
            "有的属性只有几个值，如 rank 是 lead second third short。选择别的值，规则永远用不上。",
            "Some attributes have few values, such as rank: lead second third short. A rule for another value "
            "never applies.",
        ),
    ),
    "style/unknown-variable": Message(
        W,
        ("没有定义“{name}”", "{name} is not defined"),
        ("⟦已定义：{near}⟧", "⟦defined: {near}⟧"),
        (
            "var(--名字) 取用别处写的 --名字: 值;。没有定义也没有备用值，这一条就跳过。",
            "var(--name) takes what is written elsewhere as --name: value;. Without that and without a spare "
            "value the declaration is skipped.",
        ),
    ),
    "style/incomplete-face": Message(
        W,
        ("@font-face 缺 {lacking}", "@font-face lacks {lacking}"),
        (
            "写 font-family: 名字; src: url(文件);",
            "write font-family: name; src: url(file);",
        ),
        (
            "每个 @font-face 要说明叫什么（font-family）和文件在哪里（src）。缺一样就不能用。",
            "Each @font-face says what the family is called (font-family) and where the file is (src). Without "
            "either it can't be used.",
        ),
    ),
    "style/type-area-width": Message(
        E,
        ("版心比版面宽 {excess} mm", "the type area is {excess} mm wider than the page leaves room for"),
        (
            "版心减 {zi} 字，或减小左边空、加宽版面",
            "take {zi} zi off the type area, or cut the margin, or widen the page",
        ),
        (
            "版心宽 = 每行字数 × 字号，加上左边空不能超过版面宽（@page 的 size、type-area、zi、margin-left）。",
            "The type area is as wide as its 字 times the body size; with the left margin it must fit the page "
            "(size, type-area, zi, margin-left of @page).",
        ),
    ),
    "style/type-area-depth": Message(
        E,
        ("版心比版面高 {excess} mm", "the type area is {excess} mm deeper than the page leaves room for"),
        (
            "版心减 {lines} 行，或减小天头、加高版面",
            "take {lines} lines off the type area, or cut the margin, or deepen the page",
        ),
        (
            "版心高加上天头不能超过版面高（@page 的 size、type-area、type-height、margin-top）。",
            "The depth of the type area with the top margin must fit the page (size, type-area, type-height, "
            "margin-top of @page).",
        ),
    ),
    "style/screen-colour": Message(
        I,
        (
            "{count} 处颜色是屏幕用的（RGB），付印时换算成四色",
            "{count} colours are those of a screen (RGB) and are converted for print",
        ),
        (
            "要准，写 device-cmyk(青 品红 黄 黑)，如大红 device-cmyk(0 1 1 0)",
            "to be exact write device-cmyk(cyan magenta yellow black), as device-cmyk(0 1 1 0) for red",
        ),
        (
            "报纸用四色油墨印。#f00、rgb()、red 这样的颜色先换算成油墨，印出来可能和屏幕上不一样。黑字请写 black，只用黑版。",
            "Newspapers print with four inks. Colours such as #f00, rgb() or red are converted to them and may look "
            "otherwise than on a screen. For black text write black, which is the black plate alone.",
        ),
    ),
}
