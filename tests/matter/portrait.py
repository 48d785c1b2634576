"""The portrait of the test edition: a painted head and shoulders, in colour, that an obituary prints in gray."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = 900, 1180
TARGET = Path(__file__).parent / "2026-11-24" / "pictures" / "portrait.jpg"


def portrait() -> Image.Image:
    """Backdrop, coat, neck, face, hair and glasses, softened like a studio photograph."""
    height = SIZE[1]
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    image = Image.blend(image, Image.new("RGB", SIZE, (120, 138, 150)), 0.72)
    draw = ImageDraw.Draw(image)
    draw.polygon([(40, height), (110, 900), (330, 800), (570, 800), (790, 900), (860, height)], fill=(44, 58, 84))
    draw.polygon([(360, 790), (450, 930), (540, 790)], fill=(226, 224, 216))
    draw.polygon([(380, 660), (520, 660), (540, 810), (450, 900), (360, 810)], fill=(186, 140, 112))
    draw.ellipse((262, 230, 638, 740), fill=(206, 162, 132))
    draw.ellipse((236, 440, 290, 570), fill=(196, 150, 122))
    draw.ellipse((610, 440, 664, 570), fill=(196, 150, 122))
    draw.chord((244, 170, 656, 620), 180, 360, fill=(206, 206, 204))
    draw.ellipse((290, 318, 610, 640), fill=(208, 165, 135))
    for x in (362, 538):
        draw.ellipse((x - 26, 446, x + 26, 470), fill=(240, 236, 230))
        draw.ellipse((x - 12, 446, x + 12, 470), fill=(50, 36, 28))
        draw.rounded_rectangle((x - 68, 420, x + 68, 500), 26, outline=(58, 44, 40), width=7)
        draw.arc((x - 60, 380, x + 60, 440), 200, 340, fill=(168, 166, 162), width=12)
    draw.line((430, 448, 470, 448), fill=(58, 44, 40), width=7)
    draw.arc((414, 470, 486, 580), 40, 140, fill=(150, 104, 82), width=9)
    draw.arc((380, 570, 520, 650), 25, 155, fill=(150, 82, 74), width=11)
    shade = Image.new("L", SIZE, 0)
    ImageDraw.Draw(shade).ellipse((450, 240, 760, 800), fill=90)
    dark = Image.new("RGB", SIZE, (70, 50, 44))
    image.paste(dark, mask=shade.filter(ImageFilter.GaussianBlur(60)))
    return image.filter(ImageFilter.GaussianBlur(2.2)).crop((40, 90, 860, 960))


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    portrait().save(TARGET, quality=88, dpi=(300, 300))
