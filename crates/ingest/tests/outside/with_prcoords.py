"""Converts positions with prcoords (PyPI): a line `lon lat` in, a line of eight numbers out.

GCJ-02 and BD-09 of the position taken as WGS-84, then WGS-84 of the position taken as GCJ-02
and as BD-09, each as longitude and latitude.
"""

import sys

import prcoords

for line in sys.stdin:
    lon, lat = map(float, line.split())
    here = prcoords.Coords(lat, lon)
    found = [
        prcoords.wgs_gcj(here),
        prcoords.wgs_bd(here),
        prcoords.gcj_wgs_bored(here),
        prcoords.bd_wgs_bored(here),
    ]
    print(*(repr(number) for point in found for number in (point.lon, point.lat)))
