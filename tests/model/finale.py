"""The finale, written from doc/model.md alone, on top of the second implementation of parts 1 to 3.

The swing equation is solved exactly here: it is linear while the reserve lasts and while it is out,
and between two bends of the load a solution is a straight line and two exponentials.
"""

import cmath
import math

import part1
import part2
import part3
from inputs import count, flat, log, pick

AXIS = "clean_share", {track: (0.05, 0.95) for track in ("cloud", "edge", "mobile", "tiny")}

DRAWS = {
    "site_plan": pick("fjord", "rim", "atlantic", "monsoon", "pacific", "coal"),
    "local_steps": count(1, 200),
    "scaling": pick("strong", "weak"),
    "topology": pick("fat_tree", "torus"),
    "cell_size": count(1, 1e5),
    "asynchronous": pick("on", "off"),
    "eta": flat(0.4, 1),
    "size": part3.BALLOT.size,
    "quorum": part3.BALLOT.quorum,
    "diversity": pick("family", "distinct"),
    "verifier": pick("on", "off"),
    "reasoner": pick("on", "off"),
    "router": pick("on", "off"),
    "sybil": flat(0, 0.5),
    "decode_bandwidth": log(1e12, 1e14),
    "wan_bandwidth": log(1e10, 1e12),
    "provision_w": log(100, 3000),
    "solar_depth": flat(0, 1),
    "wan_lost": lambda random: random.choice((0.0, random.uniform(0, 0.95))),
    "neighbours": count(1, 300),
    "verify_rate": log(100, 10000),
    "message_rate": flat(0, 30),
    "witness_share": flat(0.02, 0.98),
    "attack_budget": lambda random: random.choice((0.0, math.exp(random.uniform(2, 12)))),
    "identity_price": log(1, 1000),
    "payload_mb": flat(0.5, 100),
    "window_s": log(1, 1000),
    "kinetic_gws": log(100, 3000),
    "load_damping": flat(0.2, 5),
    "grid_gw_per_hz": log(2, 60),
    "response_s": flat(2, 30),
    "reserve_gw": log(0.3, 10),
    "frame_loss": flat(0, 0.9),
    "reading_bits": flat(0.5, 64),
    "repeat": count(1, 7),
    "dead_share": lambda random: random.choice((0.0, random.uniform(0, 0.9))),
    "bits_per_s": log(10, 10000),
}

SCALE = {**part1.SCALE, **part3.SCALE}
TOLERANCE = {"nadir_mhz": 1e-6, "nadir_s": 1e-4, "rate_mhz_s": 1e-6}

OWN = """seconds_per_zettaflop zettaflops decode_tokens_s need_mw links_usd whole_usd
    carbon_worst_mg carbon_member_kg carbon_fleet_kg load slack late coverage determinism captured
    verify_w loop_ms light_radius_km attack_share attestation_usd captured_member_day
    captured_fleet_day sync_s step_gw frequency_mhz nadir_mhz nadir_s rate_mhz_s charge_member_wh
    charge_fleet_mwh safe_window_s battery_share ingest_tbs frame_ms hops mesh_entropy surviving
    radio_mw total_mw gateways isolation_ms lost_member_day lost_fleet_day""".split()

DAY = 86400.0


def or_none(compute):
    """None where an operand is."""
    try:
        return compute()
    except TypeError:
        return None


def thinking(i):
    return i["size"] * (i["reasoner_cost"] if i["reasoner"] == 1 else 1)


def cloud(i, out):
    flops = out["fleet_goodput"]
    draw = i["uncapped_power"] + (1 - i["uncapped_power"]) * i["eta"]
    links = or_none(lambda: i["wan_bandwidth"] * 8e-9 * i["link_price"] * out["wall_days"] * 12
                    / 365.25)
    fleet = or_none(lambda: out["carbon_kg"] / out["wall_days"])
    clean = i["clean_share"] * i["clean_intensity"]
    dirty = (1 - i["clean_share"]) * i["grid_intensity"]
    dark = (clean + dirty * (1 + i["solar_depth"] * i["day_swing"])) / (clean + dirty)
    return {"need_mw": i["nodes"] * i["provision_w"] * draw * i["pue"] * 1e-6, "links_usd": links,
            "whole_usd": or_none(lambda: out["tco_usd"] + links), "carbon_fleet_kg": fleet,
            "carbon_member_kg": or_none(lambda: fleet / i["nodes"]),
            "carbon_worst_mg": or_none(lambda: out["carbon_per_weight_mg"] * (
                out["embodied_kg"] + out["operational_kg"] * dark) / out["carbon_kg"]),
            "seconds_per_zettaflop": or_none(lambda: 1e21 / flops),
            "zettaflops": or_none(lambda: flops / 1e21),
            "decode_tokens_s": i["decode_bandwidth"] / (i["decode_bytes"] * out["cost"])}


def share_bought(i):
    false = i["attack_budget"] / i["identity_price"]
    return false / (false + i["neighbours"])


def at_least(n, q, k):
    return math.fsum(math.comb(n, x) * q ** x * (1 - q) ** (n - x) for x in range(k, n + 1))


def edge(i, out):
    false = i["attack_budget"] / i["identity_price"]
    load = (i["neighbours"] + false) * i["message_rate"] / i["verify_rate"]
    loop = i["local"] + i["radio"] + 1 / i["verify_rate"]
    slack = i["deadline"] - loop
    late = 1.0
    if load < 1 and slack > 0:
        late = load * math.exp(-2 * i["verify_rate"] * (1 - load) * slack)
    coverage = at_least(int(i["neighbours"]), i["witness_share"], int(i["size"]))
    captured_day = i["decisions_per_day"] * out["unsafe"]
    return {"attack_share": share_bought(i), "attestation_usd": i["nodes"] * i["identity_price"],
            "load": load, "slack": slack, "late": late, "coverage": coverage,
            "determinism": out["right"] * coverage * (1 - late), "captured": out["unsafe"],
            "captured_member_day": captured_day, "captured_fleet_day": i["nodes"] * captured_day,
            "verify_w": i["verify_rate"] * i["verify_energy"], "loop_ms": loop * 1000,
            "light_radius_km": (i["deadline"] - i["local"]) * i["signal_km_s"] /
            (2 * i["route_factor"])}


# ---- the grid ----

PITCH = 0.02  # seconds between two looks at a stretch, within which it turns at most once

def solve(m, v):
    """m x = v for a matrix of two rows."""
    (a, b), (c, d) = m
    det = a * d - b * c
    return (v[0] * d - b * v[1]) / det, (a * v[1] - c * v[0]) / det


class Stretch:
    """The grid from a state on, while the load is a straight line and the reserve in one mood."""

    def __init__(self, i, mood, state, load, rising):
        a, lag = i["nominal_hz"] / (2 * i["kinetic_gws"]), i["response_s"]
        self.state, self.a, self.load, self.rising = state, a, load, rising
        self.m = ((-a * i["load_damping"], -a),
                  (0.0 if mood else i["grid_gw_per_hz"] / lag, -1 / lag))
        given = mood * i["reserve_gw"] / lag
        self.w = solve(self.m, (-a * rising, 0.0))
        self.u = solve(self.m, (self.w[0] - a * load, self.w[1] - given))
        half = (self.m[0][0] + self.m[1][1]) / 2
        det = self.m[0][0] * self.m[1][1] - self.m[0][1] * self.m[1][0]
        root = cmath.sqrt(half * half - det)
        self.roots = half + root, half - root
        self.seen = {}  # time -> state: the same few times are asked for again and again

    def homogeneous(self, t):
        """exp(m t), by the two eigenvalues."""
        p, q = self.roots
        ep, eq = cmath.exp(p * t), cmath.exp(q * t)
        linear, plain = (ep - eq) / (p - q), (p * eq - q * ep) / (p - q)
        return tuple(tuple((linear * self.m[r][c] + (plain if r == c else 0)).real
                           for c in range(2)) for r in range(2))

    def at(self, t):
        if t not in self.seen:
            self.seen[t] = self.worked_out(t)
        return self.seen[t]

    def worked_out(self, t):
        e, d = self.homogeneous(t), (self.state[0] - self.u[0], self.state[1] - self.u[1])
        return tuple(e[r][0] * d[0] + e[r][1] * d[1] + self.u[r] + self.w[r] * t
                     for r in range(2))

    def slope(self, t):
        y, p = self.at(t)
        return self.m[0][0] * y + self.m[0][1] * p + self.a * (self.load + self.rising * t)

    def bend(self, t):
        y, p = self.at(t)
        dp = self.m[1][0] * (y - self.u[0]) + self.m[1][1] * (p - self.u[1]) + self.w[1] \
            - self.m[1][0] * self.w[0] * t - self.m[1][1] * self.w[1] * t
        return self.m[0][0] * self.slope(t) + self.m[0][1] * dp + self.a * self.rising


def root(function, low, high):
    """Where it changes its sign between two times."""
    sign = function(low) > 0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (function(middle) > 0) == sign else (low, middle)
    return (low + high) / 2


def load_at(i, all_gw, seconds, t):
    def begun(t):
        return min(max(t / i["window_s"], 0), 1)
    return all_gw * (begun(t) - begun(t - seconds))


def grid(i, all_gw, seconds):
    """Nadir in Hz, when, and the largest rate in Hz/s."""
    window = i["window_s"]
    end = min(max(60, 1.5 * min(seconds, window)), 3600)
    bends = sorted({t for t in (seconds, window, seconds + window) if t < end}) + [end]
    most = i["reserve_gw"] / i["grid_gw_per_hz"]
    at, state, nadir, rate = 0.0, (0.0, 0.0), (0.0, 0.0), 0.0
    for bend in bends:
        while bend - at > 1e-12:
            first = load_at(i, all_gw, seconds, at)
            rising = (load_at(i, all_gw, seconds, bend) - first) / (bend - at)
            ahead = state[0] + 1e-9 * (i["nominal_hz"] / (2 * i["kinetic_gws"])) * \
                (first - i["load_damping"] * state[0] - state[1])
            mood = (ahead > most) - (ahead < -most)
            stretch = Stretch(i, mood, state, first, rising)
            steps = max(2, math.ceil((bend - at) / PITCH))
            points = [(bend - at) * k / steps for k in range(steps + 1)]
            stop = bend - at

            def beyond(t):
                return abs(stretch.at(t)[0]) - most if not mood else most - mood * stretch.at(t)[0]
            for low, high in zip(points, points[1:]):
                if beyond(high) > 1e-13 and beyond(low) <= 1e-13 and high > 1e-6:
                    stop = root(beyond, low, high)
                    points = [t for t in points if t < stop] + [stop]
                    break
            for low, high in zip(points, points[1:]):
                if stretch.slope(low) > 0 >= stretch.slope(high):
                    turn = root(stretch.slope, low, high)
                    nadir = max(nadir, (stretch.at(turn)[0], at + turn))
                nadir = max(nadir, (stretch.at(high)[0], at + high))
                rate = max(rate, abs(stretch.slope(high)))
                if stretch.bend(low) * stretch.bend(high) < 0:
                    rate = max(rate, abs(stretch.slope(root(stretch.bend, low, high))))
            state, at = stretch.at(stop), at + stop
    return nadir[0], nadir[1], rate


def mobile(i, out):
    del out
    seconds = i["payload_mb"] * 8 / i["uplink_mbps"] + i["handshake"]
    all_gw = i["nodes"] * i["area_share"] * i["device_w"] / 1e9
    step = all_gw * min(1, seconds / i["window_s"])
    nadir, when, rate = grid(i, all_gw, seconds)
    charge = i["device_w"] * seconds / 3600
    return {"sync_s": seconds, "step_gw": step,
            "frequency_mhz": step / (i["grid_gw_per_hz"] + i["load_damping"]) * 1000,
            "nadir_mhz": nadir * 1000, "nadir_s": when, "rate_mhz_s": rate * 1000,
            "charge_member_wh": charge, "charge_fleet_mwh": charge * i["nodes"] / 1e6,
            "safe_window_s": all_gw * seconds / i["step_limit_gw"],
            "battery_share": i["sync_w"] * seconds / i["battery_j"],
            "ingest_tbs": i["nodes"] * i["payload_mb"] / 1e6 / max(i["window_s"], seconds),
            "frame_ms": i["frame_member_ms"] * thinking(i) +
            (i["frame_verifier_ms"] if i["verifier"] == 1 else 0)}


def tiny(i, out):
    del out
    hops = max(1, math.sqrt(i["cell_size"]) / 2) / (1 - i["dead_share"])
    kept = hops * math.log1p(-i["frame_loss"] ** i["repeat"])
    lost = i["bits_per_s"] / i["reading_bits"] * DAY * -math.expm1(kept)
    radio = i["bits_per_s"] * i["energy_per_bit"] * hops * i["repeat"] * 1000
    return {"hops": hops, "surviving": math.exp(kept),
            "mesh_entropy": i["reading_bits"] * -math.expm1(kept), "radio_mw": radio,
            "total_mw": i["base_mw"] + radio, "gateways": i["nodes"] / i["cell_size"],
            "isolation_ms": i["isolation_base_ms"] + i["isolation_member_ms"] * thinking(i),
            "lost_member_day": lost, "lost_fleet_day": i["nodes"] * lost}


def evaluate(i):
    i = {name: {"on": 1.0, "off": 0.0}.get(value, value) for name, value in i.items()}
    linked = dict(i)
    if i["finale"] == "cloud":
        linked["wan_bandwidth"] = i["wan_bandwidth"] * (1 - i["wan_lost"])
    if i["finale"] == "tiny":
        linked["cell_size"] = i["cell_size"] / (1 - i["dead_share"]) ** 2
    out = part1.evaluate(linked)
    if i["fleet_kind"] == "training":
        rate = or_none(lambda: out["goodput_flops"] / i["nodes"])
        linked.update(backend_nodes=i["nodes"], rate=math.nan if rate is None else rate,
                      fabric_price=out["fabric_price_usd"] or 0.0)
    if i["finale"] == "edge":
        linked["sybil"] = share_bought(i)
    out.update(part2.evaluate(linked))
    out.update(part3.evaluate(linked))
    out.update(dict.fromkeys(OWN))
    out.update({"cloud": cloud, "edge": edge, "mobile": mobile, "tiny": tiny}[i["finale"]](i, out))
    return out
