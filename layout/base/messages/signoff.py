"""Messages about remarks on proofs and about signatures."""

from ..diagnostics import Severity
from . import Message

E, P, W = Severity.ERROR, Severity.PRINT, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "comment/open": Message(
        W,
        (
            "还有一条意见未答⟦（{author}）⟧：{id}⟦“{quote}”⟧⟦，{said}⟧⟦，在 {at} mm 处⟧",
            "a remark ⟦by {author} ⟧is not answered: {id}⟦ on “{quote}”⟧⟦, {said}⟧⟦, at {at} mm⟧",
        ),
        (
            '照改（banxin comments --apply），或 banxin comments --done {id}，或 --refuse {id} "理由"',
            'carry it out (banxin comments --apply), or banxin comments --done {id}, or --refuse {id} "why"',
        ),
        (
            "校样上的意见要条条有答复：改了，或者写明为什么不改。paper.yaml 写 require: comments，有未答的意见就不付印；"
            "不写只提醒。",
            "Every remark on a proof is answered: done, or refused with a reason. With `require: comments` in paper.yaml "
            "open remarks stop print; without it they are warned of.",
        ),
    ),
    "comment/lost": Message(
        W,
        (
            "还有一条意见未答⟦（{author}）⟧：{id}⟦“{quote}”⟧⟦，{said}⟧⟦，在 {at} mm 处⟧，原来的字稿子里找不到了",
            "a remark ⟦by {author} ⟧is not answered: {id}⟦ on “{quote}”⟧⟦, {said}⟧⟦, at {at} mm⟧; its words are "
            "nowhere in the copy",
        ),
        (
            '对着校样看改过没有，再 banxin comments --done {id}，或 --refuse {id} "理由"',
            'look at the proof, then banxin comments --done {id}, or --refuse {id} "why"',
        ),
        (
            "意见划的字已经不在稿子里，上下文也没有了：段落删了，或者重写了。意见照样留着，要人看过才算答复。",
            "The words that the remark marks are gone, and those round them: the paragraph was cut or written anew. The "
            "remark is kept until somebody has looked at it.",
        ),
    ),
    "sign/role": Message(
        E,
        (
            "付印要“{role}”签，可是没有这个身份；有 {known}",
            "print needs {role}, which is no role here; there are {known}",
        ),
        ("写进 roles，或者改成其中一个", "add it to roles, or name one of them"),
        (
            "signoff: print 里的身份都要在 roles 里。没有写 roles，就是 一审 二审 三审 签发。",
            "The roles under `signoff: print` are among `roles`, which are 一审 二审 三审 签发 where none are given.",
        ),
    ),
    "sign/missing": Message(
        P,
        ("{on} 还缺 {roles} 的签字", "{on} lacks the signature of {roles}"),
        (
            "审过以后 banxin sign {on} --as 姓名 --role {role}",
            "when it has been read, banxin sign {on} --as NAME --role {role}",
        ),
        (
            "paper.yaml 的 signoff: print 写明付印要谁签。没有签齐的版不付印，其余照写。",
            "`signoff: print` in paper.yaml names the roles that print needs. Pages without them are withheld, the others "
            "written.",
        ),
    ),
    "sign/stale": Message(
        P,
        (
            "{on} {role}（{name}，{time}）以后改过⟦：{changed}⟧",
            "{on} was changed after {name} signed it as {role} ({time})⟦: {changed}⟧",
        ),
        (
            "看过改动，再 banxin sign {on} --as 姓名 --role {role}",
            "look at what changed, then banxin sign {on} --as NAME --role {role}",
        ),
        (
            "签字签的是那一刻的版面：每个字、每张图、用的字体。以后这些有一样变了，签字就过期，要重签。"
            "不印出来的改动（案头附注、别的版）不算。",
            "A signature is for the page as it was: its words, pictures and fonts. When one of them changes it no longer "
            "holds. What is not printed (notes to the desk, other pages) does not count.",
        ),
    ),
    "sign/chain": Message(
        P,
        (
            "签字记录第 {line} 行{fault_zh}，从这里起的签字都不算数",
            "line {line} of the record of signatures {fault_en}; signatures from there on don't count",
        ),
        (
            "从备份恢复 signoff.jsonl；没有备份就把坏行起的删掉，重签",
            "restore signoff.jsonl from a backup; without one delete the lines from there on and sign again",
        ),
        (
            "signoff.jsonl 只往后添，每行带着前一行的摘要；改过、删过、换过次序的行都看得出来。",
            "signoff.jsonl is only added to, and each line holds a digest of the one before: lines that were changed, taken "
            "out or moved show.",
        ),
    ),
}
