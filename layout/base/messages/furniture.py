"""Messages about what frames the copy: masthead, folio, index, ears, QR codes, templates."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "weather/none": Message(
        W,
        ("版样里画了天气，edition.yaml 没有各地天气", "the dummy has the weather, and edition.yaml has no forecast"),
        (
            "写 `weather: [{{city: 河口, sky: 多云转小雨, low: 6, high: 13, wind: 北风3级}}]`",
            "write `weather: [{{city: …, sky: 多云转小雨, low: 6, high: 13, wind: …}}]`",
        ),
        (
            "天气一角一行一地：城市、天况、最低最高温、风。只写一句话的 `weather` 用在报头里。",
            "The corner has a line for each place: city, sky, temperatures, wind. A `weather` of one line of text is for the "
            "masthead.",
        ),
    ),
    "weather/sky": Message(
        W,
        ("“{sky}”没有天气符号，只印文字", "there is no sign for the sky `{sky}`; the word alone is printed"),
        (
            "写 晴 多云 阴 阵雨 小雨 大雨 雷阵雨 雨夹雪 雪 雾 霾 沙尘 大风，变天写“多云转小雨”",
            "write 晴 多云 阴 阵雨 小雨 大雨 雷阵雨 雨夹雪 雪 雾 霾 沙尘 大风, and 多云转小雨 for a change",
        ),
        ("符号是引擎自己画的曲线，认上面这些词。", "The signs are outlines of our own, for these words."),
    ),
    "value/degrees": Message(
        E,
        ("“{value}”不是气温", "`{value}` is no temperature"),
        ("写整数，单位摄氏度，如 13 或 -4", "write a whole number of degrees Celsius, such as 13 or -4"),
        ("最低温写 `low`，最高温写 `high`。", "`low` and `high` are the lowest and the highest."),
    ),
    "edition/lunar": Message(
        W,
        (
            "农历写的是“{typed}”，{date} 是{computed}",
            "the lunar date says `{typed}`, {date} is {computed}",
        ),
        ("删去这一项，农历会自己算出来印上", "delete it: the lunar date is computed and printed by itself"),
        (
            "农历按国家标准 GB/T 33661 推算，1901 年到 2100 年之间都能算。写上的只用来核对，印出来的总是算出来的。",
            "Lunar dates follow GB/T 33661 and are known from 1901 to 2100. What is typed is only held against them; "
            "what is printed is always computed.",
        ),
    ),
    "edition/no-lunar": Message(
        W,
        ("{date} 印不出农历和节气", "no lunar date or solar term can be printed for {date}"),
        ("看看年份；能推算的是 {first} 年到 {last} 年", "see the year; those from {first} to {last} are known"),
        (
            "农历按国家标准 GB/T 33661 推算，表到 2100 年为止。这一天的报头上，农历、节气所在的行不印。",
            "Lunar dates follow the tables of GB/T 33661, which end in 2100. Lines of the masthead that hold them are "
            "left out on other days.",
        ),
    ),
    "furniture/unknown-field": Message(
        E,
        (
            "{slot_zh} 第 {line} 行用了“{field}”，没有这一项",
            "{slot_en} line {line} uses `{field}`, which is no field",
        ),
        (
            "最接近的是 {nearest}；自己的项目写进 paper.yaml 的 extra",
            "the nearest is {nearest}; fields of your own go under `extra` in paper.yaml",
        ),
        (
            "报头、报眼和报眉的每一行是模板，花括号里是项目名：{year}、{weekday}、{lunar_text}、{issue}、{page} 等。"
            "项目名也可以写中文，如 {农历}、{期号}。报社自己的项目写在 paper.yaml 的 extra 下，名字随意。",
            "Each line of masthead, ear and folio is a template with field names in braces: {year}, {weekday}, "
            "{lunar_text}, {issue}, {page} and so on; Chinese names such as {农历}, {期号} mean the same. Fields of "
            "the paper's own stand under `extra` in paper.yaml, by any name.",
        ),
    ),
    "furniture/template": Message(
        E,
        (
            "{slot_zh} 第 {line} 行写到“{piece}”就读不懂了",
            "{slot_en} line {line} cannot be read from `{piece}` on",
        ),
        (
            "花括号、方括号要成对；要印出括号本身就写两个：{{{{、}}}}、[[、]]；冒号后面只写位数，如 {{month:02}}",
            "braces and brackets come in pairs; to print one, type it twice: {{{{ }}}} [[ ]]; after the colon goes a "
            "width such as {{month:02}}",
        ),
        (
            "花括号里是项目名，后面可以跟冒号和格式：{month:02} 补足两位，{day:han} 印成汉字数目。"
            "方括号里的一段，项目为空时整段不印：“{lunar_text}[　{solar_term}]”。不在方括号里的项目为空时，整行不印。",
            "Braces hold a field name, perhaps with a colon and a format: {month:02} pads to two digits, {day:han} "
            "prints Chinese numerals. A part in brackets goes when a field in it is empty, as in "
            "`{lunar_text}[　{solar_term}]`; where a field outside brackets is empty the whole line goes.",
        ),
    ),
    "furniture/unknown-slot": Message(
        E,
        ("{furniture_zh} 没有“{slot}”这个位置", "{furniture_en} has no place called `{slot}`"),
        ("可用的位置：{known}", "the places are {known}"),
        (
            "报头分报名、说明（info）、联系（contact）、报眼（ear）、二维码（qr）和眉线上的三段（strip_start、strip_center、strip_end）；"
            "报眉分 start、center、end，或随单双页换边的 inner、outer。",
            "A masthead has info, contact, ear, qr and the places of the strip (strip_start, strip_center, strip_end) "
            "beside the nameplate; a folio has start, center, end, or inner and outer, which change sides on even "
            "pages.",
        ),
    ),
    "furniture/too-wide": Message(
        P,
        (
            "{slot_zh} 的“{text}”宽出 {mm} mm（约 {characters} 字）",
            "`{text}` in {slot_en} is {mm} mm (about {characters} characters) too wide",
        ),
        (
            "删 {characters} 字，拆成两行，或在样式表里把字号改小",
            "cut {characters} characters, make two lines of it, or give it a smaller size in the stylesheet",
        ),
        (
            "报头、报眉里的字排不下时先自己缩小，最多缩到样式表字号的四分之三；"
            "还排不下就在这里说明，版面上压窄了排，不会盖住旁边的字。",
            "Lines of furniture that do not fit first step down in size, to three quarters of the stylesheet's size at "
            "the least. What is still too wide is named here and set condensed, so that it covers nothing beside it.",
        ),
    ),
    "furniture/too-deep": Message(
        P,
        (
            "{slot_zh} 的内容高出 {mm} mm（{lines} 行）",
            "{slot_en} is {mm} mm ({lines} lines) too deep for its place",
        ),
        (
            "把版样里这一行加高 {lines} 行，或少写几行",
            "make its row of the dummy {lines} lines deeper, or leave lines out",
        ),
        (
            "报头、报眼、二维码只占版样给的高度，不会压到稿件上。",
            "Masthead, ear and QR codes keep to the depth that the dummy gives them and never run into copy.",
        ),
    ),
    "furniture/empty-area": Message(
        W,
        (
            "版样画了 {area}，{furniture} 没有给它内容",
            "the dummy has an area {area}, but {furniture} gives it no matter",
        ),
        ("在 paper.yaml 里写上，或从版样里去掉", "add it in paper.yaml, or take it out of the dummy"),
        (
            "画出来的区域没有内容，印出来就是一块空白。",
            "An area that is drawn and has no matter prints as a hole.",
        ),
    ),
    "furniture/art-missing": Message(
        E,
        ("找不到报名图 {file}", "the nameplate {file} is not there"),
        (
            "文件名和 paper.yaml 里写的要一样；先用文字排也可以，去掉 file 这一项即可",
            "its name must be as in paper.yaml; without the line the nameplate is set in type",
        ),
        ("报名图从 paper.yaml 所在的文件夹找起。", "Nameplate files are looked for from the folder of paper.yaml."),
    ),
    "furniture/art-unreadable": Message(
        E,
        ("报名图 {file} 读不出来", "the nameplate {file} cannot be read"),
        (
            "另存为 SVG（文字转曲）、PDF、PNG、JPEG 或 TIFF",
            "save it as SVG with its text as outlines, or as PDF, PNG, JPEG or TIFF",
        ),
        (
            "报名可以是 SVG、PDF 或点阵图。矢量图最好，放大不虚，也能单用黑版印。",
            "A nameplate may be SVG, PDF or a bitmap. Vectors are best: sharp at any size, and black alone when black.",
        ),
    ),
    "furniture/art-unsupported": Message(
        P,
        (
            "报名图 {file} 里的 {elements} 没有印出来",
            "{elements} in the nameplate {file} was left out",
        ),
        (
            "在作图软件里把文字和描边转成轮廓，渐变改成单色，或另存为 PDF",
            "turn text and strokes into outlines, gradients into one colour, or save it as PDF",
        ),
        (
            "SVG 只取填色的轮廓：path、rect、circle、ellipse、polygon 和组。"
            "文字会随机器上的字体变，描边和渐变在小报头上印不实。",
            "Of an SVG only filled outlines are taken: path, rect, circle, ellipse, polygon and groups. Text would "
            "change with the fonts of a machine; strokes and gradients print badly on newsprint.",
        ),
    ),
    "index/short": Message(
        W,
        ("导读下面空 {lines} 行", "the index leaves {lines} lines empty at its foot"),
        ("再加 {items} 条，或版位减 {lines} 行", "add {items} items, or make its area {lines} lines shallower"),
        (
            "导读的标题在上，各条往下排，条与条之间最多空三行；还有余的，空在下面。",
            "The title stands at the top and items under it, at most three lines apart; what is left over stays at the "
            "foot.",
        ),
    ),
    "index/too-deep": Message(
        P,
        (
            "导读要 {need} 行，版样只给 {room} 行",
            "the index needs {need} lines, the dummy gives it {room}",
        ),
        (
            "导读加高 {more} 行，少写一条，或把题目写短",
            "make it {more} lines deeper, take an item out, or write shorter heads",
        ),
        (
            "导读先把题目缩小，再去掉条目间的空，还排不下就把最后几条留在版外并在这里说明。",
            "An index first makes its heads smaller, then closes up its items; items that still do not fit stay off "
            "the page and are named here.",
        ),
    ),
    "qr/too-small": Message(
        P,
        (
            "二维码“{caption}”只有 {mm} mm（至少 {least} mm）",
            "the QR code `{caption}` is {mm} mm wide, {least} mm is the least",
        ),
        (
            "版样里给它宽 {need} mm 以上的位置，或少并排一个",
            "give it a place at least {need} mm wide and deep, or put fewer side by side",
        ),
        (
            "新闻纸会洇墨，小于 18 mm 的码手机常扫不出来。不含四周的空白。",
            "Ink spreads on newsprint: phones often fail on codes under 18 mm, the white margin not counted.",
        ),
    ),
    "qr/too-long": Message(
        P,
        (
            "二维码“{caption}”的内容有 {bytes} 字节，排成的格子只有 {module} mm",
            "the QR code `{caption}` holds {bytes} bytes, so its squares are only {module} mm",
        ),
        (
            "换成短网址（{least} 字节以内），或把码放大到 {need} mm",
            "use a short address of at most {least} bytes, or make the code {need} mm wide",
        ),
        (
            "格子小于 0.4 mm 时，新闻纸上的网点和洇墨会把它糊住。",
            "Squares under 0.4 mm close up on newsprint.",
        ),
    ),
    "qr/no-code": Message(
        P,
        (
            "二维码“{caption}”装不下 {bytes} 字节的内容，没有印",
            "the {bytes} bytes of the QR code `{caption}` fit in no code; it was left out",
        ),
        (
            "内容不能空，也不能超过 {most} 字节，一般用短网址",
            "it must not be empty nor longer than {most} bytes; use a short address",
        ),
        (
            "二维码最多装约一千个汉字，报纸上能扫的远比这少。",
            "A QR code holds about a thousand Chinese characters; what scans off newsprint is far less.",
        ),
    ),
    "qr/unknown": Message(
        E,
        ("报头要印二维码“{name}”，没有这个码", "the masthead wants a QR code `{name}`, which is not there"),
        ("有的是：{known}", "there are {known}"),
        (
            "报头的 qr 位置写二维码的名字，码本身写在 paper.yaml 或 edition.yaml 的 qr 下。",
            "The masthead's place `qr` names codes; the codes themselves stand under `qr` in paper.yaml "
            "or edition.yaml.",
        ),
    ),
}
