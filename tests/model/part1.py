"""Part 1 of the model, the Fleet Iron Law, from doc/model.md. Standard library only."""

import math
from statistics import NormalDist

from inputs import count, flat, log, pick

DRAWS = {
    "nodes": count(1, 1e6),
    "site_capacity": count(1e4, 1e6),
    "sites_max": count(1, 6),
    "topology": pick("fat_tree", "torus"),
    "scaling": pick("strong", "weak"),
    "accelerator": pick("h100", "a100", "b200", "mi300x", "tpu-v5p"),
    "model": pick("llama-3.1-405b", "llama-3.1-70b", "llama-3.1-8b"),
    "oversubscription": flat(1, 8),
    "switch_radix": pick(16.0, 32.0, 64.0, 128.0),
    "torus_dims": count(1, 4),
    "global_share": flat(0, 1),
    "local_steps": count(1, 500),
    "wait_share": flat(0.5, 1),
    "straggler_cv": flat(0, 0.2),
    "overlap": flat(0, 1),
    "cell_size": count(1, 1e5),
    "wan_bandwidth": log(1e8, 1e12),
    "hop2_latency": log(1e-6, 1e-1),
}
AXIS = "dispersion_km", {"cloud": (1, 20000), "edge": (1, 20000), "mobile": (1, 20000),
                         "tiny": (1, 20000)}
SCALE = {"t_cliff": 1e-3, "cliff_light_share": 1.0, "t_hop3_hidden": 1e-3}

OUTPUTS = """sites nodes_per_site replicas t_compute t_hop1 t_hop2 t_hop3 t_bubble t_straggler
    t_barrier t_communication t_coordination t_overlap t_hop2_hidden t_hop3_hidden t_step rtt
    work_factor fabric_price_usd goodput_flops updates_per_s mfu efficiency compute_share
    communication_share coordination_share longest_part longest_share ci_ratio saturation_nodes fabric_limit cliff_ratio t_cliff
    cliff_light_share bottleneck_hop mesh_hops hop_ratio barrier_hop1 barrier_hop2
    barrier_hop3""".split()

NAN = math.nan


def host_share(p):
    return p["oversubscription"] / (1 + p["oversubscription"])


def link(p):
    own = p["topology"] == "torus" and p["torus_bandwidth"] > 0
    return p["torus_bandwidth"] / 2 if own else p["hop2_bandwidth"]


def supply(p, hosts):
    if p["topology"] == "fat_tree":
        return link(p) if hosts <= p["switch_radix"] else link(p) / p["oversubscription"]
    d = p["torus_dims"]
    return min(link(p), 8 * hosts ** (-1 / d) * link(p) / (2 * d))


def fabric_limit(p):
    if p["fleet_kind"] != "training" or p["topology"] != "fat_tree":
        return NAN
    return math.floor(p["switch_radix"] ** 3 / 2 * host_share(p))


def fabric_price(p, hosts):
    if p["topology"] == "torus":
        return p["port_price"]
    k, levels = p["switch_radix"], 1
    if hosts > k:
        levels = 2
        while k * host_share(p) * (k / 2) ** (levels - 2) * k < hosts:
            levels += 1
    return p["port_price"] * (1 + 2 * (levels - 1) / p["oversubscription"])


class Layout:
    """The work, spread over the fleet; compute is NaN where the model doesn't fit."""

    def __init__(self, p, nodes, sites):
        self.nodes, self.sites, self.hosts = nodes, sites, nodes / sites
        self.training = p["fleet_kind"] == "training"
        if not self.training:
            self.used, self.compute = nodes, p["local_time"]
            self.counted = nodes * p["wait_share"]
            self.exchanged = p["hop2_bytes"]
            return
        shards = p["tensor_parallel"] * p["pipeline_parallel"]
        if nodes < shards:
            self.compute = NAN
            return
        strong = p["scaling"] == "strong"
        self.tokens = p["batch_tokens"] if strong else p["tokens_per_node"] * nodes
        self.replicas = min(nodes / shards, self.tokens / p["seq_len"])
        self.used = self.counted = self.replicas * shards
        self.gradient = p["bytes_per_param"] * p["params"] / shards
        self.exchanged = 2 * self.gradient
        self.useful = 6 * p["params"] * self.tokens
        self.compute = self.useful / (self.used * p["peak_flops"] * p["kernel_efficiency"])

    def ci_ratio(self, p):
        return p["global_share"] * self.exchanged / self.compute / supply(p, self.hosts)


def hop1(p, w):
    if not w.training:
        return p["hop1_bytes"] / p["hop1_bandwidth"] + p["hop1_latency"]
    tp = p["tensor_parallel"]
    return (p["layers"] / p["pipeline_parallel"] * 8 * (tp - 1) / tp * w.tokens / w.replicas
            * p["hidden"] * p["bytes_per_param"] / p["hop1_bandwidth"])


def mesh_hops(p, w):
    if w.training or p["hop2_shape"] != "mesh":
        return NAN
    return max(1, 2 / 3 * math.sqrt(min(w.hosts, p["cell_size"])))


def hop2(p, w):
    f = p["global_share"]
    if w.training:
        n = w.replicas / w.sites
        if n <= 1:
            return 0.0
        volume = 2 * (n - 1) / n * w.gradient
        return ((1 - f) * volume / link(p) + f * volume / supply(p, w.hosts)
                + 2 * math.log2(n) * p["hop2_latency"])
    transfer = p["hop2_bytes"] / p["hop2_bandwidth"]
    hops = mesh_hops(p, w)
    if math.isnan(hops):
        own = min(w.hosts, p["cell_size"]) * transfer + p["hop2_latency"]
    else:
        own = hops * (transfer + p["hop2_latency"])
    return own + f * p["hop2_bytes"] / supply(p, w.hosts)


def hop3(p, w, light):
    """Its bytes and its light."""
    if w.sites <= 1:
        return 0.0, 0.0
    size = p["bytes_per_param"] * p["params"] if w.training else p["hop3_bytes"]
    steps = p["local_steps"]
    return (2 * (w.sites - 1) / w.sites * size / p["wan_bandwidth"] / steps,
            2 * (w.sites - 1) * light / steps)


def spread(p, w):
    worst = math.sqrt(2 * math.log(w.used)) if w.used > 1 else 0.0
    q = p["wait_share"]
    return worst if w.training or q >= 1 else min(worst, NormalDist().inv_cdf(q))


def step(p):
    """All outputs of one fleet but those that need another fleet; {} where it doesn't fit."""
    sites = math.ceil(p["nodes"] / p["site_capacity"])
    if sites > p["sites_max"]:
        return {}
    light = p["dispersion_km"] * p["route_factor"] / p["signal_km_s"]
    rtt = 2 * light if sites > 1 else 0.0
    o = {"sites": sites, "nodes_per_site": p["nodes"] / sites, "rtt": rtt,
         "fabric_limit": fabric_limit(p)}
    for hop in 1, 2:
        o[f"barrier_hop{hop}"] = 2 * (1000 / p[f"hop{hop}_bandwidth"] + p[f"hop{hop}_latency"])
    o["barrier_hop3"] = 2000 / p["wan_bandwidth"] + rtt if sites > 1 else 0.0
    w = Layout(p, p["nodes"], sites)
    if math.isnan(w.compute):
        return o
    bytes3, light3 = hop3(p, w, light)
    hops = hop1(p, w), hop2(p, w), bytes3 + light3
    o.update(zip(("t_hop1", "t_hop2", "t_hop3"), hops))
    o["t_compute"] = w.compute
    o["mesh_hops"] = mesh_hops(p, w)
    o["t_communication"] = sum(hops)
    o["t_bubble"] = 0.0
    if w.training:
        micro = w.tokens / (p["seq_len"] * w.replicas)
        o["t_bubble"] = w.compute * (p["pipeline_parallel"] - 1) / (p["virtual_stages"] * micro)
    o["t_straggler"] = p["straggler_cv"] * spread(p, w) * w.compute
    o["t_barrier"] = (2 * math.ceil(math.log2(w.nodes)) * p["hop2_latency"]
                      + p["barrier_rounds"] * rtt / p["local_steps"])
    o["t_coordination"] = o["t_bubble"] + o["t_straggler"] + o["t_barrier"]
    o["t_overlap"] = min(p["overlap"] * w.compute, hops[1] + bytes3)
    o["t_hop2_hidden"] = min(o["t_overlap"], hops[1])
    o["t_hop3_hidden"] = o["t_overlap"] - o["t_hop2_hidden"]
    t = o["t_step"] = w.compute + o["t_communication"] + o["t_coordination"] - o["t_overlap"]
    work = o["work_factor"] = 1 + p["drift"] * math.log(p["local_steps"]) if sites > 1 else 1.0
    o["efficiency"] = w.compute / t * w.counted / w.nodes
    o["communication_share"] = (o["t_communication"] - o["t_overlap"]) / t
    o["coordination_share"] = o["t_coordination"] / t
    o["compute_share"] = w.compute / t
    o["longest_share"], o["longest_part"] = max(
        (o[term + "_share"], term) for term in ("compute", "communication", "coordination"))
    if w.training:
        o["replicas"] = w.replicas
        o["fabric_price_usd"] = fabric_price(p, w.hosts)
        o["goodput_flops"] = w.useful / (t * work)
        o["mfu"] = w.useful / (t * w.nodes * p["peak_flops"])
    else:
        o["updates_per_s"] = w.counted / (t * work)
    o["bottleneck_hop"] = "hop%d" % (1 + hops.index(max(hops)))
    o["hop_ratio"] = max(hops) / min(hops) if min(hops) > 0 else NAN
    if not w.hosts > fabric_limit(p):
        o["ci_ratio"] = w.ci_ratio(p)
    return o


def goodput(o):
    return o.get("goodput_flops", o.get("updates_per_s", NAN))


def cliff(p):
    if p["sites_max"] < 2:
        return {}
    before, after, near = (step(dict(p, nodes=p["site_capacity"] + more, dispersion_km=km))
                           for more, km in ((0, p["dispersion_km"]), (1, p["dispersion_km"]),
                                            (1, 0.0)))
    if "t_step" not in before or "t_step" not in after:
        return {}
    longer = after["t_step"] - before["t_step"]
    return {"cliff_ratio": goodput(before) / goodput(after), "t_cliff": longer,
            "cliff_light_share": (after["t_step"] - near["t_step"]) / longer}


def saturation(p):
    """The smallest full fleet on one fabric, by halving; NaN: none up to the end of the search."""
    end = fabric_limit(p)
    end = p["nodes_max"] if math.isnan(end) else min(end, p["nodes_max"])

    def full(nodes):
        w = Layout(p, nodes, 1)
        return not math.isnan(w.compute) and w.ci_ratio(p) >= 1

    if not full(end):
        return NAN
    low, high = 0, int(end)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if full(middle) else (middle, high)
    return high


def evaluate(p):
    """Inputs by name to outputs by name; None for what can't be evaluated."""
    known = {**step(p), **cliff(p), "saturation_nodes": saturation(p)}
    return {name: known[name] if isinstance(known.get(name), str)
            or not math.isnan(known.get(name, NAN)) else None for name in OUTPUTS}
