#!/usr/bin/env python3
"""Makes the outlines of the map on the page Picture: Natural Earth's countries at 1:50m (public domain,
naturalearthdata.com), as the npm package world-atlas has them, cut to what the map shows and simplified.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    src/main/outlines/outlines.py package/countries-50m.json > src/main/resources/static/flaghoist/picture/outlines.json

The answer: for each country its code of ISO 3166-1 (none where there is none), its name, its centre in degrees, and
its outline as the path of an SVG, in hundredths of a degree of longitude, north up, projected as map.js does
(Mercator).
"""
import json
import math
import sys

WEST, EAST, SOUTH, NORTH = -18.0, 52.0, 15.0, 63.0
TOLERANCE = 0.03  # degrees
SMALLEST = 0.004  # square degrees: Lampedusa and Lesbos stay

CODES = dict(pair.split(":") for pair in """
008:AL 012:DZ 020:AD 031:AZ 040:AT 048:BH 051:AM 056:BE 070:BA 100:BG 112:BY 132:CV 148:TD 191:HR 196:CY 203:CZ 208:DK
232:ER 231:ET 233:EE 234:FO 246:FI 248:AX 250:FR 268:GE 276:DE 300:GR 336:VA 348:HU 352:IS 364:IR 368:IQ 372:IE 376:IL
380:IT 398:KZ 400:JO 414:KW 422:LB 428:LV 434:LY 438:LI 440:LT 442:LU 466:ML 470:MT 478:MR 492:MC 498:MD 499:ME 504:MA
528:NL 562:NE 578:NO 616:PL 620:PT 634:QA 642:RO 643:RU 674:SM 682:SA 686:SN 688:RS 703:SK 705:SI 724:ES 729:SD 732:EH
752:SE 756:CH 760:SY 784:AE 788:TN 792:TR 804:UA 807:MK 818:EG 826:GB 831:GG 832:JE 833:IM 275:PS 795:TM 887:YE
""".split())
NAMES = {"Bosnia and Herz.": "Bosnia and Herzegovina", "Macedonia": "North Macedonia", "W. Sahara": "Western Sahara",
         "Turkey": "Türkiye", "Faeroe Is.": "Faroe Islands", "N. Cyprus": "Cyprus, north"}


def arcs_of(atlas):
    scale, move = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield points


def distance(point, start, end):
    (x, y), (a, b), (c, d) = point, start, end
    length = math.hypot(c - a, d - b)
    return abs((c - a) * (b - y) - (a - x) * (d - b)) / length if length else math.hypot(x - a, y - b)


def simplified(points):
    """By Douglas and Peucker: borders are arcs of two countries, and stay the same for both."""
    kept, open_ones = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_ones:
        first, last = open_ones.pop()
        middle = max(range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]), default=0)
        if middle and distance(points[middle], points[first], points[last]) > TOLERANCE:
            kept.add(middle)
            open_ones += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(kept)]


def cut(ring):
    """By Sutherland and Hodgman."""
    for axis, bound, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        inside = lambda p: (p[axis] - bound) * sign >= 0
        result = []
        for i, point in enumerate(ring):
            before = ring[i - 1]
            if inside(point) != inside(before):
                part = (bound - before[axis]) / (point[axis] - before[axis])
                result.append(tuple(b + part * (p - b) for b, p in zip(before, point)))
            if inside(point):
                result.append(point)
        ring = result
    return ring


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def centre(ring):
    x = y = 0
    for a, b in zip(ring, ring[1:] + ring[:1]):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (6 * area(ring)), y / (6 * area(ring))


def path(ring):
    points = [(round(x * 100), round(-100 * math.degrees(math.asinh(math.tan(math.radians(y)))))) for x, y in ring]
    steps = [(c - a, d - b) for (a, b), (c, d) in zip(points, points[1:]) if (a, b) != (c, d)]
    return "M%d %dl%sz" % (*points[0], " ".join("%d %d" % step for step in steps))


def main():
    atlas = json.load(open(sys.argv[1]))
    arcs = [simplified(points) for points in arcs_of(atlas)]
    countries = []
    for country in atlas["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = []
        for outer in (ring for polygon in polygons for ring in polygon):
            points = []
            for n in outer:
                arc = arcs[n] if n >= 0 else arcs[~n][::-1]
                points += arc[1:] if points else arc
            ring = cut(points[:-1])
            if len(ring) > 2 and abs(area(ring)) >= SMALLEST:
                rings.append(ring)
        if not rings and country.get("id") in CODES:
            sys.stderr.write("too small: %s\n" % country["properties"]["name"])
        if rings:
            name = country["properties"]["name"]
            middle = centre(max(rings, key=lambda ring: abs(area(ring))))
            code = CODES.get(country.get("id")) or ("XK" if name == "Kosovo" else None)
            if not code:
                sys.stderr.write("no code: %s %s\n" % (country.get("id"), name))
            countries.append({"code": code, "name": NAMES.get(name, name), "centre": [round(c, 2) for c in middle],
                              "path": "".join(path(ring) for ring in rings)})
    json.dump({"from": "Natural Earth, 1:50m, public domain", "countries": countries}, sys.stdout, ensure_ascii=False,
              separators=(",", ":"))
    print()


main()
