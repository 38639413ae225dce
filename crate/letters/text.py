"""Makes pkg/fonts/NotoSans.ttf, the font of text stamps, of three open fonts.

    pip install fonttools
    python3 text.py NotoSans-Regular.ttf Vazirmatn-Regular.ttf NotoSansHebrew-Regular.ttf

The sources are the static fonts of Google Fonts (Noto Sans 2.015, Vazirmatn 33.003, Noto Sans Hebrew 3.001).
Kept are the letters of names and what the shaping of their scripts needs; hints and ligatures that are only
for looks are not. Arabic is not Noto's: there a letter and its dots are glyphs of their own, and no reader
could tell which letter to copy. The result is in the repository: no build needs this.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger, Options as MergeOptions
from fontTools.subset import Options, Subsetter, load_font, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

LATIN = "20-7E,A0-24F,259,2BB-2BC,2C6-2DD,300-304,306-30C,31B,323-328,1E00-1EFF"
SIGNS = "2002-200F,2010-2027,202F-203A,2044,2070-209C,20AC,2116,2122,2190-2193,2212"
GREEK = "370-3FF,1F00-1FFF"
CYRILLIC = "400-52F"
ARABIC = "600-6FF"
HEBREW = "590-5FF,FB1D-FB4F,25CC"
SCRIPTS = [",".join([LATIN, SIGNS, GREEK, CYRILLIC]), ARABIC, HEBREW]
UNITS = 1000
METRICS = {
    "hhea": "ascent descent lineGap",
    "OS/2": "sTypoAscender sTypoDescender sTypoLineGap usWinAscent usWinDescent",
}
FEATURES = "ccmp curs fina init isol kern locl mark medi mkmk rlig".split()


def cut(source, unicodes, path, capitals):
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["STAT", "meta"]
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes))
    subsetter.subset(font)
    if font["head"].unitsPerEm != UNITS:
        # Letters of one size beside the Latin ones, by the height of their capitals.
        scale_upem(font, round(font["head"].unitsPerEm * capitals / font["OS/2"].sCapHeight))
        font["head"].unitsPerEm = UNITS
    font.save(path)
    return font["name"].getDebugName(0)


def main(sources):
    here = Path(__file__).parents[2] / "pkg/fonts"
    parts = [here / f"part{index}.ttf" for index in range(len(sources))]
    latin = TTFont(sources[0], recalcTimestamp=False)
    capitals = latin["OS/2"].sCapHeight
    owners = [cut(*part, capitals) for part in zip(sources, SCRIPTS, parts)]
    font = Merger(MergeOptions()).merge(list(map(str, parts)))
    font["name"].setName("; ".join(owners), 0, 3, 1, 0x409)
    # Merging takes the largest of each; lines are set by the Latin ones.
    for table, names in METRICS.items():
        for name in names.split():
            setattr(font[table], name, getattr(latin[table], name))
    # The moment of making would make each run's file another one.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = latin["head"].modified
    font.save(here / "NotoSans.ttf")
    for part in parts:
        part.unlink()


main(sys.argv[1:])
