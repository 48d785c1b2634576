"""Messages about what is written: PDF, ink, files, machine."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "output/text-differs": Message(
        E,
        (
            "排出的文字与稿件不符：第 {position} 字稿件为 {wanted}，版面为 {found}（节点 {node}）",
            "the set text is not the copy: character {position} is {wanted} in the copy and {found} on the page "
            "(node {node})",
        ),
        (
            "这是排版引擎的错，不是稿件的错：请把这篇稿件连同本条信息报给维护者，本版暂不要付印",
            "this is a fault of the engine, not of the copy: report the story with this message, and do not print "
            "the page",
        ),
        (
            "写出 PDF 之前，引擎把版面上每一个字按阅读顺序逐字同稿件核对，空格也在内。"
            "报为溢文的字不算。只要有一个字多出、缺少、换了位置或变了，就停止付印，并指出第一处不同。",
            "Before a PDF is written, every character on the page is compared with the copy in reading order, "
            "spaces too. Characters reported as overset do not count. One character too many, missing, moved or "
            "changed stops the print, and the first difference is named.",
        ),
    ),
    "output/file-in-use": Message(
        W,
        (
            "{file} 正被另一个程序打开，新版面已写到旁边的 {written}",
            "{file} is open in another program; the new page is beside it as {written}",
        ),
        (
            "关闭打开它的程序后再出一次，就会回到 {file}；送印时请认准 {written}",
            "close the program that holds it and build again to get {file}; send {written} to the press meanwhile",
        ),
        (
            "Windows 上，阅读器打开着的 PDF 不能被替换。引擎不会因此丢掉这一次的结果，而是写到同一文件夹里名字带"
            "序号的文件（…-2.pdf）。原来那份是旧的，不要送印。",
            "On Windows a PDF that a viewer has open can't be replaced. The result is not lost: it goes to a file "
            "with a number in the same folder (…-2.pdf). The file under the usual name is the older one and should "
            "not go to the press.",
        ),
    ),
}
