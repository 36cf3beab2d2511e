"""The inputs of the model as data/ gives them, and random ones. Standard library only."""

import configparser
import csv
import math
import os

PARTS = ("part1", "part2", "part3", "finale")
TRACKS = ("cloud", "edge", "mobile", "tiny")


def read_ini(path):
    parser = configparser.RawConfigParser(comment_prefixes=("#", ";"), strict=True)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def number(text):
    """A number, a switch as 1 or 0, or else the text itself: a choice or a row of a table."""
    switches = {"on": 1.0, "off": 0.0}
    if text in switches:
        return switches[text]
    try:
        return float(text)
    except ValueError:
        return text


class Data:
    """The defaults of every track, and the tables whose rows set several inputs at once."""

    def __init__(self, folder):
        self.folder = folder
        self.tables = {}   # input -> name of the table that it is a row of
        self.defaults = {track: self.read_track(track) for track in TRACKS}

    def read_track(self, track):
        values = {}
        for where in ("all", track):
            for part in PARTS:
                for name, section in read_ini(self.path(where, part + ".ini")).items():
                    if "table" in section:
                        self.tables[name] = section["table"]
                    if "default" in section:
                        values[name] = number(section["default"])
        rows = {name: value for name, value in values.items() if name in self.tables}
        for name, row in rows.items():
            for column, value in self.row(name, row).items():
                values.setdefault(column, value)
        return values

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def row(self, name, row):
        """What a row of the table of an input sets."""
        with open(self.path("tables", self.tables[name] + ".csv"), encoding="utf-8") as file:
            for cells in csv.DictReader(file):
                if cells["name"] == row:
                    return {column: number(cell) for column, cell in cells.items() if cell}
        raise KeyError(f"{self.tables[name]}.csv has no row {row}")

    def inputs(self, track, settings):
        """The track's defaults, with settings in their order, as --set would do it."""
        values = dict(self.defaults[track])
        for name, value in settings.items():
            values[name] = value
            if name in self.tables:
                values.update(self.row(name, value))
        return values


# Random values: what a part's DRAWS are made of.

def log(low, high):
    return lambda random: math.exp(random.uniform(math.log(low), math.log(high)))


def flat(low, high):
    return lambda random: random.uniform(low, high)


def count(low, high):
    """A whole number, evenly over the logarithm."""
    return lambda random: float(round(math.exp(random.uniform(math.log(low), math.log(high)))))


def pick(*values):
    return lambda random: random.choice(values)
