"""The finale under stress once more, on top of the second implementation of the finale.

    strike.py SHOW_STRIKES DATA COUNT

reads constraints and ladders from data/ by itself, climbs the ladder for the designs that
SHOW_STRIKES prints, and holds against what that says: which constraint breaks first and at which
step, what repairs come to, and that the program's own mends mend. A line a track, and what differs.

A design is struck at each step in turn. What it kept before is to hold: at the first step at which
one of these does not, the strike ends, and of several it names the one that lies farthest beyond its
limit, as a share of the limit. A step sets inputs; it keeps what those before it have set.
"""

import math
import os
import subprocess
import sys

import finale
from inputs import TRACKS, Data, number, read_ini

HOLDS = "holds"
finale.PITCH = 0.25  # as fine as a verdict asks for, and ten times as fast
RELATIONS = {
    "at_most": lambda value, limit: value <= limit,
    "below": lambda value, limit: value < limit,
    "at_least": lambda value, limit: value >= limit,
    "above": lambda value, limit: value > limit,
}


def layered(data, track, name):
    """Sections of a file, the track's over those that all tracks share."""
    sections = {}
    for where in ("all", track):
        for section, keys in read_ini(data.path(where, name)).items():
            sections.setdefault(section, {}).update(keys)
    return sections


class Aim:
    """A constraint of the finale: an output or input, a relation, a limit."""

    def __init__(self, name, keys):
        self.name, self.what = name, keys["output"]
        self.order = int(keys["order"])
        (self.relation, self.limit), = [(key, keys[key]) for key in RELATIONS if key in keys]

    def operands(self, inputs, out):
        def operand(word):
            value = number(word) if word not in out and word not in inputs else \
                out.get(word, inputs.get(word))
            return math.nan if value is None else value
        return operand(self.what), operand(self.limit)

    def holds(self, inputs, out):
        value, limit = self.operands(inputs, out)
        return RELATIONS[self.relation](value, limit)

    def inside(self, inputs, out):
        """How far within its limit, as a share of it; what can't be told is farthest beyond."""
        value, limit = self.operands(inputs, out)
        room = value - limit if self.relation in ("at_least", "above") else limit - value
        share = room if limit == 0 else room / abs(limit)
        return -math.inf if math.isnan(share) else share


class Ladder:
    """A track's constraints and steps."""

    def __init__(self, data, track):
        self.data, self.track = data, track
        sections = layered(data, track, "finale.ini")
        self.aims = sorted((Aim(name[4:], keys) for name, keys in sections.items()
                            if name.startswith("aim.") and "none" not in keys.values()),
                           key=lambda aim: aim.order)
        steps = layered(data, track, "stress.ini")
        self.repairs = int(steps["stress"]["repairs"])
        self.steps, given = [], {}
        while f"step.{len(self.steps) + 1}" in steps:
            own = steps[f"step.{len(self.steps) + 1}"]
            given = {**given, **{key: number(value) for key, value in own.items()
                                 if key != "source"}}
            self.steps.append(given)

    def evaluate(self, settings, step):
        """Inputs and outputs of a design at a step; 0: unstruck."""
        struck = self.steps[step - 1] if step else {}
        inputs = self.data.inputs(self.track, {**settings, **struck})
        out = finale.evaluate(inputs)
        return inputs, out

    def kept(self, settings):
        state = self.evaluate(settings, 0)
        return [aim for aim in self.aims if aim.holds(*state)]

    def climb(self, settings, kept):
        """What breaks first and at which step: holds, 0 where nothing does."""
        for step in range(1, len(self.steps) + 1):
            state = self.evaluate(settings, step)
            broken = [aim for aim in kept if not aim.holds(*state)]
            if broken:
                return min(broken, key=lambda aim: aim.inside(*state)).name, step
        return HOLDS, 0

    def held(self, strike):
        return strike[1] - 1 if strike[1] else len(self.steps)


def settings_of(words):
    pairs = (word.split("=") for word in words)
    return {name: number(value) for name, value in pairs}


class Comparison:
    """One track's designs, as show_strikes prints them."""

    def __init__(self, ladder):
        self.ladder = ladder
        self.designs = self.strikes = self.repairs = self.mends = 0
        self.wrong = []

    def line(self, kind, words):
        getattr(self, kind)(words)

    def held_against(self, what, theirs, ours):
        if theirs != ours:
            self.wrong.append(f"design {self.designs}: {what} is {theirs} there, {ours} here")

    def design(self, words):
        self.designs += 1
        self.settings = settings_of(words)
        self.kept = self.ladder.kept(self.settings)
        self.repaired = dict(self.settings)

    def strike(self, words):
        self.struck = self.ladder.climb(self.settings, self.kept)
        self.strikes += self.struck[1] > 0
        self.held_against("the strike", (words[0], int(words[1])), self.struck)

    def repair(self, words):
        self.repaired.update(settings_of(words[:1]))
        after = self.ladder.climb(self.repaired, self.kept)
        self.repairs += 1
        self.held_against(f"after {words[0]} what breaks", (words[1], int(words[2])),
                          (after[0], self.ladder.held(after)))

    def mend(self, words):
        self.held_against("a mend is needless", words[0] == "needless", self.struck[1] == 0)
        if words[0] != "found":
            return
        self.mends += 1
        moves = settings_of(words[1:])
        state = self.ladder.evaluate({**self.settings, **moves}, self.struck[1])
        self.held_against(f"controls that mend, of {self.ladder.repairs} at most,",
                          0 < len(words) - 1 == len(moves) <= self.ladder.repairs, True)
        self.held_against(f"what {' '.join(words[1:])} leaves broken", [],
                          [aim.name for aim in self.kept if not aim.holds(*state)])


def compare(show, data, track, count):
    comparison = Comparison(Ladder(data, track))
    answer = subprocess.run([show, track, str(count)], stdout=subprocess.PIPE, text=True,
                            env={**os.environ, "FLEETLAB_DATA_DIR": data.folder}, check=True)
    for line in answer.stdout.splitlines():
        words = line.split(" ")
        comparison.line(words[0], words[1:])
    return comparison


def main():
    show, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    data, wrong = Data(folder), 0
    for track in TRACKS:
        seen = compare(show, data, track, count)
        if 10 * seen.designs < 9 * count or seen.strikes < count / 3:
            seen.wrong.append(f"only {seen.designs} designs, {seen.strikes} that break")
        print(f"stress {track}: {seen.designs} designs, {seen.strikes} break, {seen.repairs} "
              f"repairs, {seen.mends} mends, {len(seen.wrong)} differ")
        for line in seen.wrong[:5]:
            print("    " + line)
        wrong += len(seen.wrong)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
