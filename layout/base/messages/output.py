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
    "output/file-changed": Message(
        E,
        (
            "{file} 在检查之后变了或读不出来了，本版没有写出",
            "{file} changed or became unreadable after it was checked; the page was not written",
        ),
        (
            "等它存完，再出一次；还不行，就打开这个文件看看是否完好",
            "build again when it has been saved; if that does not help, open the file and see whether it is whole",
        ),
        (
            "图片和图形先检查，拼版之后才写进 PDF。写的时候再核对一次：文件必须还是检查过的那一个，并且能完整读出。"
            "不是的话，只扣下用到它的版，其余照出。",
            "Pictures and artwork are checked first and go into the PDF when the page has been made up. Then they are "
            "checked once more: the file must be the one that was checked, and must be read whole. If it is not, only "
            "the pages that show it are withheld.",
        ),
    ),
}
