"""Messages about copy that was tidied: what only a person can decide."""

from ..diagnostics import Severity
from . import Message

W, I = Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "tidy/broken-off": Message(
        W,
        ("这一段没有说完，下一段另起了头", "this paragraph breaks off, and the next begins anew"),
        ("对原稿，补上缺的字和句末标点", "look into the original and put in what is missing"),
        (
            "段末没有句号一类的标点，下一段首行又缩进过，不像同一段：多半在栏尾丢了字。整理只并段，不补字。",
            "The paragraph has no closing mark, and the widths of its lines show that the next one was indented: copy was "
            "probably lost at the end of a column. Tidying joins paragraphs; it never makes up words.",
        ),
    ),
    "tidy/torn": Message(
        W,
        (
            "这一段没有说完，看不出下一段是不是接着它",
            "this paragraph breaks off; whether the next goes on with it can't be told",
        ),
        ("是一段就删掉中间的空行；不是就补上缺的字", "delete the empty line if it does; else put in what is missing"),
        (
            "从栏尾断开的段，整理按行宽认：下一段首行没有缩进才并。行数太少、中间隔着标题，就认不出来。",
            "Paragraphs that the end of a column tore are known by the widths of their lines: the next is joined if its first "
            "line was not indented. With too few lines, or a head between, nothing tells.",
        ),
    ),
    "tidy/quotes": Message(
        W,
        (
            "这一段的直引号{mark}配不成对，没有改",
            "the straight quotes {mark} of this paragraph find no partners and were left",
        ),
        ("补上缺的一半，或自己改成“”", "add the missing half, or type “ and ” yourself"),
        (
            "直引号分不出开合，整理按段两两相配。数目是单的，或旁边的标点对不上，就一个也不动。",
            "Straight quotes don't say which way they face; they are paired within a paragraph. Where their number is odd "
            "or the marks beside them don't agree, none is changed.",
        ),
    ),
    "tidy/brackets": Message(
        W,
        ("半角括号“{mark}”没有另一半，没有改", "the half-width bracket `{mark}` has no partner and was left"),
        ("补上另一半，或删掉", "add the other half, or delete it"),
        ("括号成对才改成全角。", "Brackets become full-width in pairs."),
    ),
    "tidy/dash": Message(
        I,
        ("汉字间有单个“{mark}”，没有改", "a single `{mark}` between Chinese characters was left"),
        (
            "是破折号就打两个（——）；是连接号（北京—上海）就不用动",
            "type two for a dash; one is right in a range such as 北京—上海",
        ),
        (
            "破折号占两格，连接号占一格，都可以夹在两个汉字中间，只有人分得清。旁边有标点的单个“—”一定是破折号，已经改成两个。",
            "A Chinese dash takes two squares, a connecting line one, and both may stand between two characters. A single "
            "one beside a mark can only be a dash and was doubled.",
        ),
    ),
    "tidy/full-stop": Message(
        I,
        ("这个“{mark}”也许是句号，没有改", "this `{mark}` may be a full stop and was left"),
        ("是句号就改成“。”", "type 。 if it is one"),
        (
            "数字、外文后面接汉字的半角句点，可能是编号、小数、缩写，也可能是句号。",
            "After a figure or a Latin word, before Chinese, a point may belong to a number or an abbreviation, or end the sentence.",
        ),
    ),
    "tidy/space": Message(
        I,
        ("这里的空格也许是多的，没有改", "the space here may be one too many and was left"),
        ("不是分开人名，也不是有意空开的，就删掉", "delete it unless it parts names or is meant"),
        (
            "两个短词中间的空格可能分开两个人名；许多单字中间都有空格，可能有意排疏。机器分不清，所以不动。",
            "A space between two short words may part two names; spaces between many single characters may be meant. "
            "Nothing tells which, so they stay.",
        ),
    ),
    "tidy/repeated": Message(
        W,
        ("标点“{mark}”重了，没有改", "the marks `{mark}` stand together and were left"),
        ("留一个", "keep one"),
        (
            "两个点号连在一起，总有一个多余；留哪个由人定。",
            "Of two stops in a row one is too many; which, a person decides.",
        ),
    ),
    "tidy/interpunct": Message(
        I,
        ("间隔号打成了“{mark}”，没有改", "the interpunct was typed as `{mark}` and was left"),
        ("不改也行：版上一律印成本报的间隔号", "it may stay: the page has one dot for all of them"),
        (
            "人名和并列词中间的点有几种打法，版上印的是同一个，稿子里的字符不动。",
            "The dot between names is typed in several ways; the page shows one, the copy keeps its character.",
        ),
    ),
    "tidy/odd-character": Message(
        W,
        ("这个字的编码少见：{mark}，没有改", "this character has an unusual code, {mark}, and was left"),
        ("对原稿，换成通行的字", "compare the original and type the usual character"),
        (
            "兼容汉字、部首、自造字多半是从 PDF 里拷出来的，看着像，编码不是那个字：查找、校对、字体都可能对不上。",
            "Compatibility ideographs, radicals and private characters mostly come out of a PDF: they look right, yet their "
            "codes are others, so that searches, proofs and fonts may miss them.",
        ),
    ),
}
