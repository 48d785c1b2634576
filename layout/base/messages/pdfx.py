"""Messages of the PDF/X checker: one for each rule that a finished file may break.

Their hints and explanations are alike, since the remedy is: who made the file makes it again. They are therefore built
from a table of what is wrong, in both languages, and the clause that says so.
"""

from __future__ import annotations

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

_HINT = (
    "请做这个文件的人按 PDF/X 重新导出；如果文件是本引擎写的，请把它连同本条报给维护者",
    "ask whoever made the file to export it again as PDF/X; if the engine wrote it, report it with this message",
)
_FORMAT_OLD = "ISO 15930-4, 15930-6"
_ALL = "ISO 15930-4, 15930-6, 15930-7"
_X4 = "ISO 15930-7"

_RULES: dict[str, tuple[str, str, str]] = {
    # the file
    "broken": ("文件读不出来：{reason}", "the file can't be read: {reason}", "ISO 32000-1, 7.5"),
    "malformed": ("内容的类型不对（{reason}）", "a value of another kind than it should be ({reason})", "ISO 32000-1"),
    "encrypted": ("文件加了密", "the file is encrypted", _ALL),
    "version": ("PDF 版本 {version}，这个标准最高 {most}", "PDF version {version}; the standard ends at {most}", _ALL),
    "no-id": ("文件尾没有 ID", "the trailer has no ID", _ALL),
    "object-streams": (
        "用了对象流或交叉引用流（PDF 1.5）", "it has object or cross-reference streams (PDF 1.5)", _FORMAT_OLD,
    ),
    "no-pages": ("文件里没有页", "the file has no pages", "ISO 32000-1, 7.7.3"),
    "lzw": ("用了 LZW 压缩", "LZW compression", _ALL),
    "late-filter": ("用了 {filter} 压缩", "{filter} compression", _FORMAT_OLD),
    "external-stream": ("数据在另一个文件里", "data that stand in another file", _ALL),
    "forbidden-key": ("有 {key}", "the file has {key}", _ALL),
    "forbidden-entry": ("有 {key}", "has {key}", _ALL),
    "action": ("有动作 {kind}", "an action, {kind}", _ALL),
    "postscript": ("有 PostScript 代码", "PostScript code", _ALL),
    "reference": ("引用另一个文件里的页", "a page of another file is referred to", _ALL),
    "opentype": ("字体以 OpenType 形式嵌入", "a font embedded as OpenType", _FORMAT_OLD),
    # what it says about itself
    "no-claim": ("没有写明自己是 PDF/X，按 {wanted} 查", "it does not claim to be PDF/X; held to {wanted}", _ALL),
    "other-claim": ("写的是 {claim}，按 {wanted} 查", "it claims {claim} and was held to {wanted}", _ALL),
    "information": ("文件信息缺 {key}", "the information dictionary lacks {key}", _ALL),
    "trapped": ("没有写明是否已做陷印（Trapped）", "whether it is trapped is not said (Trapped)", _ALL),
    "no-metadata": ("没有元数据（XMP）", "no metadata (XMP)", _X4),
    "metadata-filter": ("元数据被压缩了", "the metadata are compressed", _X4),
    "metadata": ("元数据缺 {key}", "the metadata lack {key}", _X4),
    "disagreement": (
        "{key} 两处不同：“{one}”与“{other}”", "{key} is said in two ways: `{one}` and `{other}`", _ALL,
    ),
    # the printing condition
    "output-intent": ("有 {count} 个输出意图，应当是一个", "{count} output intents; there must be one", _ALL),
    "condition": ("输出意图没有写明印刷条件", "the output intent names no printing condition", _ALL),
    "condition-info": (
        "印刷条件不在 ICC 登记册上，也没有说明（Info）", "the condition is in no registry and not explained (Info)", _ALL,
    ),
    "no-profile": ("输出意图没有带特性文件", "the output intent holds no profile", _ALL),
    "profile-class": ("输出意图的特性文件不是印刷机的", "the profile of the output intent is not a printer's", _ALL),
    "profile-version": ("特性文件是 ICC 第 {version} 版", "the profile is ICC version {version}", _ALL),
    "profile-channels": ("特性文件写作 {count} 个通道，实际不是", "the profile is said to have {count} channels", _ALL),
    "profile-space": ("输出意图是 RGB", "the output intent is RGB", "ISO 15930-4"),
    # the page
    "no-media": ("没有 MediaBox", "no MediaBox", _ALL),
    "no-trim": ("没有 TrimBox 或 ArtBox", "neither TrimBox nor ArtBox", _ALL),
    "trim-and-art": ("TrimBox 和 ArtBox 都有", "both TrimBox and ArtBox", _ALL),
    "empty-box": ("{box} 没有面积", "{box} is empty", _ALL),
    "box-outside": ("{inner} 伸出 {outer}", "{inner} reaches out of {outer}", _ALL),
    "crop-box": ("CropBox 与 MediaBox 不同", "CropBox differs from MediaBox", _ALL),
    "annotation": ("版面上有批注（{kind}）", "an annotation on the page ({kind})", _ALL),
    "viewer-area": ("{key} 不是 MediaBox 或 BleedBox", "{key} is neither MediaBox nor BleedBox", _ALL),
    "layers": ("有图层", "layers", _FORMAT_OLD),
    "layers-automatic": ("图层会自动开关（AS）", "layers that switch by themselves (AS)", _X4),
    "layers-unnamed": ("图层配置没有名字", "a configuration of layers without a name", _X4),
    # what is drawn
    "content": ("内容读不通：{reason}", "the contents can't be read: {reason}", "ISO 32000-1, 7.8.2"),
    "operator": ("有不认识的指令 {operators}", "unknown operators {operators}", "ISO 32000-1, annex A"),
    "depth": ("图形状态叠了 {most} 层以上", "graphics states stacked over {most} deep", "ISO 32000-1, annex C"),
    "resource": ("用到的 {name} 不在资源里", "{name} is used and not among the resources", "ISO 32000-1, 7.8.3"),
    "colour-space": ("颜色是 {space}", "colours in {space}", _ALL),
    "image-space": ("图片没有写明颜色空间", "a picture without a colour space", "ISO 32000-1, 8.9.5"),
    "icc-profile": ("颜色的特性文件坏了或通道数不对", "a colour profile is damaged or miscounts its channels", _ALL),
    "icc-version": ("颜色的特性文件是 ICC 第 {version} 版", "a colour profile of ICC version {version}", _ALL),
    "icc-as-intent": (
        "颜色带着与输出意图同一个特性文件，应当直接写 CMYK", "colours carry the intent's own profile; they should be CMYK", _X4,
    ),
    "intent": ("渲染意图 {intent} 不在标准之列", "{intent} is no standard rendering intent", _ALL),
    "transparency": ("有透明效果（{kind}）", "transparency ({kind})", _FORMAT_OLD),
    "blend-mode": ("混合模式 {mode} 不在标准之列", "{mode} is no standard blend mode", _X4),
    "group-space": ("页的透明组没有写明颜色空间", "the page's transparency group names no colour space", _X4),
    "transfer": ("有传递曲线（{key}）", "a transfer curve ({key})", _ALL),
    "halftone": ("网点类型 {kind} 不许用", "halftones of type {kind}", _ALL),
    # fonts
    "font-embedding": ("字体 {font} 没有嵌入", "the font {font} is not embedded", _ALL),
    "font-program": ("字体 {font} 的数据坏了", "the program of the font {font} is damaged", _ALL),
    "font-widths": (
        "字体 {font} 有 {count} 个字的宽度与字体数据不符（字形 {glyphs}）",
        "{count} widths of the font {font} are not those of its program (glyphs {glyphs})", _ALL,
    ),
    "missing-glyph": ("字体 {font} 印出了缺字框", "the font {font} shows a box for a missing glyph", _ALL),
}  # fmt: skip


def _message(code: str, zh: str, en: str, clause: str) -> Message:
    severity = W if code in ("no-claim", "other-claim") else E
    return Message(
        severity,
        (f"⟦{{at}}：⟧{zh}", f"⟦{{at}}: ⟧{en}"),
        _HINT,
        (
            f"付印文件的标准 PDF/X 不许这样，因为印厂的设备会印不出，或者印得和看到的不一样。出处：{clause}。",
            f"PDF/X, the standard of print files, forbids this: the plant's machines would fail, or print something else "
            f"than was seen. Source: {clause}.",
        ),
    )


MESSAGES: dict[str, Message] = {f"pdfx/{code}": _message(code, *words) for code, words in _RULES.items()}
