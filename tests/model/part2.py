"""Part 2, checkpoints and carbon, written from doc/model.md alone."""

import math

from inputs import count, flat, log, pick

DAY = 86400.0
YEAR = 365.25 * DAY

AXIS = ("checkpoint_interval", {
    "cloud": (10.0, 14400.0), "edge": (10.0, 14400.0), "mobile": (10.0, 14400.0),
    "tiny": (0.2, 600.0),
})

DRAWS = {
    "backend_nodes": count(1, 1e6),
    "grid": pick("world", "us", "eu", "china", "india", "poland", "norway", "kenya"),
    "clean_share": flat(0, 1),
    "eta": flat(0.5, 1),
    "eta_slowdown": flat(0, 1),
    "uncapped_power": flat(0, 1),
    "asynchronous": pick("on", "off"),
    "idle_power": flat(0, 1),
    "pue": flat(1, 2),
    "embodied": log(0.01, 1000),
    "price": log(1, 1e5),
    "life": log(1, 10),
    "fabric_price": flat(0, 8000),
    "clean_premium": flat(0, 2),
    "curtailments_per_day": log(0.01, 10),
    "pause_hours": flat(0, 23),
}

# Differences from 1, and of an exponential from its first terms.
SCALE = {"rework_share": 1e-4, "wasted_work": 1e-4, "wasted_energy": 1e-4, "restart_share": 1e-12,
         "daly": 1e-3}


def optimum(stall, mtbf):
    """The u with -ln(1-u) - u = stall/mtbf, by bisection."""
    low, high, target = 0.0, 1.0, stall / mtbf
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if middle < 1e-3:
            excess = sum(middle ** k / k for k in range(2, 12))
        else:
            excess = -math.log1p(-middle) - middle
        low, high = (middle, high) if excess < target else (low, middle)
    return mtbf * low


def daly(stall, mtbf):
    if stall >= 2 * mtbf:
        return mtbf
    ratio = stall / (2 * mtbf)
    return math.sqrt(2 * stall * mtbf) * (1 + math.sqrt(ratio) / 3 + ratio / 9) - stall


def capped(i):
    """Power of a node that works, over node_power."""
    return i["uncapped_power"] + (1 - i["uncapped_power"]) * i["eta"]


def speed(i):
    return 1 - i["eta_slowdown"] * (1 - i["eta"]) ** 2


def power(i):
    """kWh a second of a node that draws node_power."""
    return i["node_power"] / 3.6e6


def carbon(i, intensity, pue):
    return power(i) * pue * intensity


def made(i):
    return i["embodied"] / (i["life"] * YEAR)


def capital(i, fabric):
    whole = i["price"] * i["system_factor"] + fabric
    return whole * (1 / (i["life"] * YEAR) + i["maintenance"] / YEAR)


def reference(i):
    """Cap and budget."""
    draw = capped(dict(i, eta=i["target_eta"]))
    seconds = i["work"] / (i["reference_rate"] * i["target_goodput"])
    cap = seconds * (draw * carbon(i, i["target_intensity"], i["target_pue"]) + made(i))
    price = draw * power(i) * i["target_pue"] * i["energy_price"] + capital(i, 0.0)
    return 1e6 * cap / i["weights"], i["tco_margin"] * seconds * price


def process(i):
    coupled = i["backend_nodes"] if i["coupled"] else 1
    mtbf = i["node_mtbf_hours"] * 3600 / coupled
    lag = i["durable_lag"] if i["asynchronous"] == 1.0 else 0.0
    stall = i["snapshot"] if i["asynchronous"] == 1.0 else i["write"]
    return mtbf, stall, lag


NAMES = """mtbf interval goodput checkpoint_share rework_share restart_share pause_share wasted_work
    wasted_energy uptime power_factor young daly optimum wall_days it_kwh cue carbon_kg
    operational_kg embodied_kg carbon_per_weight_mg target_mg tco_usd tco_budget_usd fleet_goodput
    kg_per_zettaflop""".split()


def evaluate(i):
    i = dict(i, asynchronous={"on": 1.0, "off": 0.0}.get(i["asynchronous"], i["asynchronous"]))
    out = dict.fromkeys(NAMES)
    mtbf, stall, lag = process(i)
    tau = i["checkpoint_interval"]
    segment = tau + stall
    intensity = i["clean_share"] * i["clean_intensity"] + \
        (1 - i["clean_share"]) * i["grid_intensity"]
    out["mtbf"], out["interval"] = mtbf, tau
    out["young"], out["daly"] = math.sqrt(2 * stall * mtbf), daly(stall, mtbf)
    out["optimum"] = max(optimum(stall, mtbf), lag)
    out["cue"] = i["pue"] * intensity
    out["target_mg"], out["tco_budget_usd"] = reference(i)
    idle = min(i["idle_power"], capped(i))
    saving, pausing = (i["clean_share"] * i["curtailments_per_day"] * seconds / DAY
                       for seconds in (i["write"], i["restart"]))
    pausing += i["clean_share"] * i["pause_hours"] / 24
    running = 1 - saving - pausing
    if tau < lag or segment / mtbf > 700 or running <= 0:
        return out
    failures = math.exp(lag / mtbf) * math.expm1(segment / mtbf)
    rework = mtbf * failures - segment
    down = mtbf * failures * math.expm1(i["restart"] / mtbf)
    total = (segment + rework + down) / running
    if tau / total < 1e-6:
        return out
    goodput = tau / total
    waiting = (stall + down) / total + saving + \
        i["clean_share"] * i["curtailments_per_day"] * i["restart"] / DAY
    factor = (tau + rework) / total * capped(i) + idle * waiting
    out.update(goodput=goodput, checkpoint_share=stall / total + saving,
               rework_share=rework / total, restart_share=down / total, pause_share=pausing,
               wasted_work=1 - goodput, uptime=1 - down / total - pausing, power_factor=factor,
               wasted_energy=1 - goodput * capped(i) / factor)
    rate = (i["rate"] or i["reference_rate"]) * speed(i)
    nodes = i["backend_nodes"]
    seconds = nodes * i["work"] / (nodes * rate * goodput)
    energy = seconds * factor * power(i)
    operational = energy * out["cue"]
    embodied = seconds * made(i)
    premium = 1 + i["clean_premium"] * i["clean_share"]
    out.update(fleet_goodput=nodes * rate * goodput, wall_days=seconds / nodes / DAY,
               it_kwh=energy, operational_kg=operational, embodied_kg=embodied,
               carbon_kg=operational + embodied,
               carbon_per_weight_mg=1e6 * (operational + embodied) / i["weights"],
               kg_per_zettaflop=(operational + embodied) / (i["work"] / 1e21),
               tco_usd=seconds * capital(i, i["fabric_price"]) +
               energy * i["pue"] * i["energy_price"] * premium)
    return out
