"""Messages about tables: how they are typed, the files that they come from, and the room that they have."""

from __future__ import annotations

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

_SYNTAX = (
    "表格写法：“|”夹着的行，其中一行短横（| --- | ---: |）分开表头和正文并说明左右对齐；或“::: table”，里面写标题、单位、来源、"
    "文件等项，再写表格，以“:::”收口。格子里单写“<<”并进左格，“^^”并进上格。",
    "A table is lines between bars, one of them of dashes (`| --- | ---: |`) that parts heading rows from the others and "
    "aligns columns; or `::: table` with its title, units, source and file, then its rows, up to `:::`. `<<` alone in a "
    "cell joins it to the one at its left, `^^` to the one over it.",
)
_FILES = (
    "表格文件放在稿子旁边（stories）或本期的 tables 文件夹：.csv、.tsv、.xlsx。文本用 UTF-8；xlsx 的数字和日期照表里显示的样子排，"
    "隐藏的行列不排，合并的格子照样合并。",
    "A table's file stands beside the story or in the edition's folder `tables`: .csv, .tsv or .xlsx. Text is UTF-8; numbers "
    "and dates of a workbook are set as it shows them, hidden rows and columns are left out, joined cells stay joined.",
)
_WIDTHS = (
    "栏宽照内容分：数字和短词不折行，长文字折行。放不下时按比例压窄，装不下的词会伸出格子。",
    "Columns are as wide as what is in them: figures and short words stay on one line, longer text wraps. Where there is "
    "no room they are narrowed in proportion, and words that do not fit stand out of their cells.",
)

MESSAGES: dict[str, Message] = {
    "table/line": Message(
        E,
        ("表格里的这一行“{text}”看不懂，没有排", "the line `{text}` in a table is not understood and is not set"),
        (
            "表格行写在“|”之间；说明用“{known}”加冒号",
            "put rows between bars; begin what is said of the table with one of {known} and a colon",
        ),
        _SYNTAX,
    ),
    "table/twice": Message(
        E,
        ("这张表已有一个“{key}”，这一行没有排", "this table has a `{key}` already; this line is not set"),
        ("合成一行；补充的话用“注:”", "make it one line, or begin it with `note:`"),
        _SYNTAX,
    ),
    "table/empty": Message(
        E,
        ("这张表没有一行内容", "this table has no rows"),
        ("写上表格行，或用“文件:”指到表格文件", "type its rows, or name a file with `file:`"),
        _SYNTAX,
    ),
    "table/two-sources": Message(
        E,
        (
            "这张表既写了行，又指到文件 {file}；文件没有用",
            "this table has rows and names the file {file} too, which is not used",
        ),
        ("留下一样", "keep one of them"),
        _SYNTAX,
    ),
    "table/head": Message(
        E,
        ("表头行数“{text}”要写 0 到 {most}", "`{text}` heading rows: write 0 to {most}"),
        ("数一数表格最上面有几行是表头", "count the rows at the top that head the others"),
        _SYNTAX,
    ),
    "table/align": Message(
        E,
        ("对齐“{text}”不认识", "the alignment `{text}` is not known"),
        (
            "每栏写 左、中、右 或 自动，用空格分开",
            "write left, center, right or auto for each column, parted by spaces",
        ),
        _SYNTAX,
    ),
    "table/widths": Message(
        E,
        ("栏宽“{text}”不认识", "the column width `{text}` is not known"),
        (
            "每栏写字数（6）、份数（*、2*）或 自动，用空格分开",
            "write for each column 字 (6), a share (*, 2*) or auto, parted by spaces",
        ),
        _SYNTAX,
    ),
    "table/ragged": Message(
        P,
        (
            "这一行（⟦“{text}”，⟧{cells} 格）和全表的 {columns} 栏对不上",
            "this row⟦ (`{text}`)⟧ has another number of cells ({cells}) than the table has columns ({columns})",
        ),
        (
            "补上空格子，或看看是不是多了、少了一个分隔符；数字会不会错了栏",
            "add the empty cells, or look for a separator too many or too few: figures may stand in another column",
        ),
        _SYNTAX,
    ),
    "table/span": Message(
        E,
        (
            "第 {row} 行第 {column} 格并不起来：{why_zh}",
            "the cell in row {row}, column {column} can't be joined: {why_en}",
        ),
        (
            "一块合并的格子要成长方形，不跨表头和正文",
            "joined cells make a rectangle, either of heading rows or of others",
        ),
        _SYNTAX,
    ),
    "table/no-file": Message(
        E,
        ("没有表格文件 {file}", "there is no table file {file}"),
        (
            "放进稿子所在的文件夹或 tables 文件夹⟦；名字相近的有 {near}⟧",
            "put it beside the story or into the folder `tables`⟦; names like it: {near}⟧",
        ),
        _FILES,
    ),
    "table/file-kind": Message(
        E,
        ("表格文件 {file} 是 {kind}，读不了", "the table file {file} is of the kind {kind}, which is not read"),
        ("另存为 .xlsx 或 .csv", "save it as .xlsx or .csv"),
        _FILES,
    ),
    "table/unreadable": Message(
        E,
        ("{file} 打不开（{reason}）", "{file} can't be opened ({reason})"),
        ("用表格软件打开看看，另存一份", "open it in the program that it came from, and save it anew"),
        _FILES,
    ),
    "table/encoding": Message(
        W,
        (
            "{file} 不是 UTF-8，按 {encoding} 读成“{sample}”",
            "{file} is not UTF-8; read as {encoding} it says `{sample}`",
        ),
        ("对一对字；最好另存为“CSV UTF-8”", "check the characters; better, save it as `CSV UTF-8`"),
        _FILES,
    ),
    "table/open-quote": Message(
        E,
        (
            "这里的引号没有收口，后面全成了一格",
            "the quotation mark here is never closed, so that all after it is one cell",
        ),
        ("补上收口的引号；格子里的引号要写两个", "close it; a quotation mark inside a cell is typed twice"),
        _FILES,
    ),
    "table/too-large": Message(
        E,
        ("{file} 太大，一张表最多 {most} 格", "{file} is too large; a table has {most} cells at most"),
        ("只留要登的部分，或写明工作表", "keep what is to be printed, or name the sheet"),
        _FILES,
    ),
    "table/no-sheet": Message(
        E,
        ("{file} 里没有工作表“{sheet}”", "{file} has no sheet `{sheet}`"),
        ("它有：{known}", "it has: {known}"),
        _FILES,
    ),
    "table/which-sheet": Message(
        W,
        ("{file} 有几张工作表，用了“{sheet}”", "{file} has several sheets; `{sheet}` is used"),
        ("用“工作表:”写明（{known}）", "name one with `sheet:` ({known})"),
        _FILES,
    ),
    "table/hidden": Message(
        I,
        ("{file} 有 {count} 行或列是隐藏的，没有排", "{count} rows or columns of {file} are hidden and not set"),
        ("要登就取消隐藏", "show them if they are to be printed"),
        _FILES,
    ),
    "table/formula": Message(
        E,
        ("{file} 的 {cell} 是公式，没有存下结果", "{cell} of {file} is a formula without a saved result"),
        ("用表格软件打开，存一次", "open the file in its program and save it"),
        _FILES,
    ),
    "table/number-format": Message(
        W,
        (
            "{cell} 的数字格式“{form}”不认识，排成“{text}”",
            "the number format `{form}` of {cell} is not known; it is set as `{text}`",
        ),
        ("对一对；或在表里改成文本", "check it, or make the cell text"),
        _FILES,
    ),
    "table/vertical": Message(
        E,
        (
            "竖排的稿子里有表格“{text}”，表格只能横排",
            "the table `{text}` stands in vertical text; tables are set across only",
        ),
        (
            "把表格移到横排的稿子里，或去掉 writing_mode",
            "move the table to a story that is set across, or leave out `writing_mode`",
        ),
        (
            "竖排的稿子里没有表格：数字、小数点和栏线都是横排的。这里各格先当作段落排出来，好看见内容。",
            "There are no tables in vertical text: figures, decimal points and rules are made for lines across. Their cells "
            "are set as paragraphs, so that nothing is out of sight.",
        ),
    ),
    "table/too-wide": Message(
        P,
        (
            "表格“{text}”最窄要 {need} 字，这里只有 {room} 字",
            "the table `{text}` needs {need} 字 at least, and has {room} here",
        ),
        (
            "减少栏数（columns）让每栏宽些，少几栏数字，或缩小字号",
            "set it in fewer columns of the page (`columns`), leave out some of its own, or make its type smaller",
        ),
        _WIDTHS,
    ),
    "table/cell-narrow": Message(
        P,
        (
            "格子里的“{text}”装不进它的栏⟦，这样的还有 {count} 格⟧",
            "the words `{text}` have no room in their column⟦; so it is in {count} more cells⟧",
        ),
        ("用“栏宽:”给这一栏多些，或改短", "give its column more with `widths:`, or shorten it"),
        _WIDTHS,
    ),
}
