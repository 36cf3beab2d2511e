"""Part 3, compound systems, written from doc/model.md alone."""

import math

from inputs import flat, log, pick

AXIS = ("p_small", {track: (0.3, 0.999) for track in ("cloud", "edge", "mobile", "tiny")})


class Ballot:
    """Sizes, and quorums that are within them."""

    def __init__(self):
        self.last = 1

    def size(self, random):
        self.last = random.randint(1, 25)
        return float(self.last)

    def quorum(self, random):
        return float(random.randint(1, self.last))


BALLOT = Ballot()

DRAWS = {
    "size": BALLOT.size,
    "quorum": BALLOT.quorum,
    "diversity": pick("resampled", "family", "distinct"),
    "judge": pick("peer", "tests", "proof", "map", "camera", "sensor", "readings", "ear"),
    "sybil": lambda random: random.choice((0.0, random.uniform(0, 0.9))),
    "router": pick("on", "off"),
    "verifier": pick("on", "off"),
    "reasoner": pick("on", "off"),
    "rho": lambda random: random.choice((0.0, 1.0, random.random(), random.random())),
    "agreement": lambda random: random.choice((0.0, 1.0, random.random(), random.random())),
    "p_giant": flat(0, 1),
    "hard_share": flat(0, 1),
    "p_easy": flat(0.5, 1),
    "router_recall": flat(0, 1),
    "reasoner_error": flat(0, 1),
    "reasoner_cost": log(1, 100),
    "router_cost": flat(0, 10),
    "fpr": lambda random: random.choice((0.0, math.exp(random.uniform(-14, 0)))),
}

SCALE = {"nines_right": 1e-6, "nines_safe": 1e-6}  # logarithms near 0


def binomial(n, k, q):
    return math.comb(n, k) * q ** k * (1 - q) ** (n - k)


def polya(n, x, p, rho):
    """P(x of n honest members are right)."""
    if rho >= 1:
        return (p if x == n else 0.0) + (1 - p if x == 0 else 0.0)
    theta, mass = rho / (1 - rho), float(math.comb(n, x))
    factors = [p + i * theta for i in range(x)] + [1 - p + i * theta for i in range(n - x)]
    for i, factor in enumerate(factors):
        mass *= factor / (1 + i * theta)
    return mass


def vote(i, p, judge):
    """Right, unsafe, abstain, case by case: Sybils, right ones, wrong ones that are alike."""
    tpr, fpr = judge
    size, quorum = int(i["size"]), int(i["quorum"])
    right = unsafe = abstain = 0.0
    for b in range(size + 1):
        sybils = binomial(size, b, i["sybil"])
        for x in range(size - b + 1 if sybils > 0 else 0):
            mass, wrong = sybils * polya(size - b, x, p, i["rho"]), size - b - x
            for alike in range(wrong + 1 if mass > 0 else 0):
                weight, shared = mass * binomial(wrong, alike, i["agreement"]), b + alike

                def answers(votes):
                    own = wrong - alike if votes <= 1 else 0
                    return own + (1 if shared >= votes and shared > 0 else 0)

                def passes(count):
                    return -math.expm1(count * math.log1p(-fpr)) if fpr < 1 else float(count > 0)

                enough = tpr if x >= quorum else 0.0
                beaten, short = passes(answers(max(x, quorum))), passes(answers(quorum))
                right += weight * enough * (1 - beaten)
                unsafe += weight * (enough * beaten + (1 - enough) * short)
                abstain += weight * (1 - enough) * (1 - short)
    return right, unsafe, abstain


def alone(judge, p):
    tpr, fpr = judge
    return p * tpr, (1 - p) * fpr, p * (1 - tpr) + (1 - p) * (1 - fpr)


def nines(mass):
    return 15.0 if mass <= 1e-15 else min(15.0, -math.log10(mass))


def evaluate(i):
    i = {name: {"on": 1.0, "off": 0.0}.get(value, value) for name, value in i.items()}
    judged, thinks, routed = i["verifier"] == 1, i["reasoner"] == 1, i["router"] == 1
    judge = (i["tpr"], i["fpr"]) if judged else (1.0, 1.0)
    p = 1 - (1 - i["p_small"]) * i["reasoner_error"] if thinks else i["p_small"]
    right, unsafe, abstain = vote(i, p, judge)
    size, check = i["size"], i["verifier_cost"] if judged else 0.0
    plain = i["small_cost"] * i["member_cost_factor"]
    cost = size * (plain * (i["reasoner_cost"] if thinks else 1.0) + check)
    limit = judge[0]
    if routed:
        seen, honest = i["router_recall"], 1 - i["sybil"]
        missed, easy = alone(judge, i["p_small"] * honest), alone(judge, i["p_easy"] * honest)
        mesh = seen + (1 - seen) * missed[2]
        right = (1 - seen) * missed[0] + mesh * right
        unsafe = (1 - seen) * missed[1] + mesh * unsafe
        abstain = mesh * abstain
        hard = i["hard_share"]
        cost = i["router_cost"] + (1 - hard * seen) * (plain + check) + \
            (hard * mesh + (1 - hard) * easy[2]) * cost
        limit *= 1 + (1 - seen) * (1 - judge[0])
    member = p * (1 - i["sybil"])
    return {
        "right": right, "unsafe": unsafe, "abstain": abstain,
        "law": -math.expm1(size * math.log1p(-member)) if member < 1 else 1.0,
        "cost": cost, "cost_ratio": cost / i["giant_cost"],
        "nines_right": nines(unsafe + abstain), "nines_safe": nines(unsafe),
        "effective_size": size / (1 + (size - 1) * i["rho"]), "p_member": member,
        "right_limit": limit, "giant_right": i["p_giant"] * i["tpr"],
        "giant_unsafe": (1 - i["p_giant"]) * i["fpr"],
    }
