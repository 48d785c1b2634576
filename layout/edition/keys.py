"""The Chinese spellings of keys, and help with keys that are not known."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Kind, PictureKind

ALIASES: dict[str, str] = {
    # story
    "引题": "kicker", "肩题": "kicker", "眉题": "kicker", "主题": "headline", "主标题": "headline", "标题": "headline",
    "副题": "deck", "副标题": "deck", "提要": "summary", "提要题": "summary", "栏题": "rubric", "栏目": "rubric",
    "边题": "side_head", "尾题": "tail_head",
    "电头": "dateline", "署名": "byline", "作者": "byline", "类别": "kind", "体裁": "kind", "位次": "rank",
    "语言": "language", "图片": "pictures", "图": "pictures", "暂存": "hold", "留用": "hold", "农历": "lunar",
    "说明": "caption", "图片说明": "caption", "摄影": "credit", "摄影署名": "credit", "焦点": "focus",
    "替代文字": "alt", "文件": "file", "转版": "jump",
    "所更正": "corrects", "更正": "corrects", "逝者": "deceased", "生": "born", "出生": "born", "卒": "died",
    "逝世": "died", "姓名加框": "framed",
    # edition and page
    "报名": "name", "报纸": "paper", "日期": "date", "星期": "weekday", "期号": "issue", "期": "issue",
    "版": "pages", "版面": "pages", "导读": "index", "二维码": "qr", "天气": "weather", "准许": "allow",
    "城市": "city", "天空": "sky", "天况": "sky", "低温": "low", "最低": "low", "高温": "high", "最高": "high",
    "风": "wind", "风力": "wind", "各地": "cities",
    "版样": "dummy", "版别": "section", "稿": "stories", "稿件": "stories", "责任": "credits", "版责": "credits",
    "加框": "box", "题位": "head", "短题": "head", "栏数": "columns", "排向": "writing_mode",
    "代号": "code", "理由": "reason",
    "签字": "by", "准许人": "by", "文字": "text", "版次": "page", "外版": "elsewhere", "网址": "url", "内容": "data",
    "模式": "mode",
    "匀版": "fit", "题号": "head_size", "标题字号": "head_size", "题宽": "head_stretch", "题字宽": "head_stretch",
    "题字距": "head_tracking", "题行": "head_lines", "题图": "head_art", "艺术题": "head_art", "题放": "head_at",
    "题放在": "head_at", "题面宽": "head_width", "自由": "free", "自由块": "free", "放在": "at", "大小": "size",
    "字号": "size", "字宽": "stretch", "字距": "tracking", "准用": "take", "用": "use",
    "补白": "filler",
    "尺寸": "size", "版位": "position", "刊期": "days", "刊登日": "days", "客户": "client", "公益": "public",
    "次数": "times", "固定版位": "place", "固定位": "place",
    "广告": "ads", "缩放": "fit", "标示": "label", "自带标示": "labelled",
    "风格": "style", "规则": "makeup", "版面规则": "makeup", "视线": "gaze",
    "插图": "insets", "宽": "width", "宽度": "width", "位置": "place", "绕排": "wrap",
    "地方版": "local", "自有": "own", "不出": "without",
    # paper
    "叠": "sections", "版类": "kinds", "报尾": "imprint",
    "名称": "name", "样式": "stylesheet", "样式表": "stylesheet", "规制": "profile", "出版单位": "publisher",
    "主办": "publisher",
    "热线": "hotlines", "电话": "hotlines", "邮箱": "email", "电子邮箱": "email", "网站": "website", "地址": "address",
    "口号": "slogan", "刊号": "cn", "邮发代号": "postal_code", "定价": "price", "出版日": "publication_days",
    "创刊": "first_issue", "创刊日": "first_issue", "首期号": "first_number", "停刊": "skipped", "报头": "masthead",
    "报头字": "nameplate",
    "号外报头": "extra_masthead", "号外报眉": "extra_folio",
    "报眉": "folio", "导读题": "index_title", "导读版次": "page_ref", "其他": "extra",
    "下转": "jump_to", "上接": "jump_from",
    "补白间隔": "filler_days", "用过": "used",
    "辟栏": "columns", "常设栏目": "columns",
    "待补词": "placeholders", "异体字": "variant_forms", "人名": "names", "词表": "names",
    "字体授权": "font_licence", "版面风格": "page_style",
    "审签": "signoff", "身份": "roles", "付印": "print", "必答": "require",
    # matter
    "姓名": "name",
    # plant
    "印厂": "name", "标准": "standard", "文件名": "file_name", "成品尺寸": "trim", "标记": "marks",
    "跨版": "double_truck", "拼大版": "sheets", "总墨量": "ink_limit", "特性文件": "profile", "印刷条件": "condition",
    "印刷方式": "press", "专色": "spot", "专色版": "inks", "大黑块": "black_panels",
}  # fmt: skip
"""Chinese key → the key of the model. Both spellings mean the same everywhere."""
CHINESE: dict[str, str] = {name: alias for alias, name in reversed(ALIASES.items())}
"""The key of the model → the first of its Chinese spellings."""

KINDS: dict[str, Kind] = {
    "新闻": "news", "消息": "news", "简讯": "brief", "短讯": "brief", "评论": "comment", "社论": "comment",
    "言论": "comment", "启事": "notice", "公告": "notice", "通告": "notice", "列表": "list", "一览": "list",
    "特写": "feature", "通讯": "feature", "副刊": "feature", "更正": "correction", "讣告": "obituary",
    "来信": "letter", "读者来信": "letter", "诗": "poem", "诗歌": "poem", "名单": "names",
    "声明": "statement", "文摘": "digest", "简讯集": "digest", "常设": "standing",
}  # fmt: skip
"""Chinese kind → kind."""

PAGE_KINDS = ("front", "section-front", "last", "truck", "odd", "even", "inside")
"""Kinds of pages that may have furniture of their own."""
PAGE_KIND_WORDS = {
    "头版": "front", "叠首": "section-front", "末版": "last", "通版": "truck", "单版": "odd", "双版": "even",
    "内版": "inside",
}  # fmt: skip
"""Chinese kind of page → kind."""

PICTURE_KINDS: dict[str, PictureKind] = {
    "照片": "photo", "图片": "photo", "人像": "portrait", "头像": "portrait", "肖像": "portrait", "图表": "drawing",
    "漫画": "drawing", "插画": "drawing", "示意图": "drawing",
}  # fmt: skip
"""Chinese kind of picture → kind."""


def english(key: str) -> str:
    """The model's name of a key as typed: Chinese to English, `-` as `_`."""
    return ALIASES.get(key) or key.replace("-", "_")


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" when none is near."""
    from difflib import get_close_matches

    # Of a Chinese word of two characters one slip leaves but half.
    least = 0.6 if word.isascii() else 0.5
    return next(iter(get_close_matches(word, list(known), 1, least)), "")


def nearest_key(key: str, allowed: Iterable[str]) -> str:
    """The allowed key, in either spelling, most like `key`; "" when none is near."""
    allowed = list(allowed)
    chinese = [alias for alias, name in ALIASES.items() if name in allowed]
    lowered = {name.lower(): name for name in [*allowed, *chinese]}
    return lowered.get(nearest(key.lower().replace("-", "_"), lowered), "")
