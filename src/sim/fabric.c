#include "sim/fabric.h"

#include <math.h>
#include <stdbool.h>

#include "sim/elementary.h"

static bool is_tree(const struct sim_scaling_in *in)
{
    return (int)in->topology == SIM_FAT_TREE;
}

/* A machine with torus links of its own uses them in a torus; any other splits its port. */
double fabric_link(const struct sim_scaling_in *in)
{
    bool own = !is_tree(in) && in->torus_bandwidth > 0.0;

    return own ? in->torus_bandwidth / 2.0 : in->hop2_bandwidth;
}

/*
 * Hosts of one switch are tied at full width. Beyond it nearly all of the traffic leaves its leaf,
 * whose uplinks are `oversubscription` times thinner than its hosts' ports together.
 */
static double tree_supply(const struct sim_scaling_in *in, double hosts)
{
    double link = fabric_link(in);

    return hosts > in->switch_radix ? link / in->oversubscription : link;
}

/* Half of uniform traffic crosses the middle, in two directions: 4 bisections' worth. */
static double torus_supply(const struct sim_scaling_in *in, double hosts)
{
    double d = in->torus_dims, link = fabric_link(in);
    double bisection = 2.0 * sim_pow(hosts, (d - 1.0) / d) * (link / (2.0 * d));

    return fmin(link, 4.0 * bisection / hosts);
}

double fabric_supply(const struct sim_scaling_in *in, double hosts)
{
    return is_tree(in) ? tree_supply(in, hosts) : torus_supply(in, hosts);
}

/* Of a leaf's ports, those that hosts are on. */
static double host_share(const struct sim_scaling_in *in)
{
    return in->oversubscription / (1.0 + in->oversubscription);
}

/* A folded Clos of three levels; the device tracks' aggregation trees have no such end. */
double fabric_limit(const struct sim_scaling_in *in)
{
    double radix = in->switch_radix;

    if ((int)in->fleet_kind != SIM_TRAINING || !is_tree(in)) {
        return NAN;
    }
    return floor(radix * radix * radix / 2.0 * host_share(in));
}

/* One switch, or the least number of levels that has ports for them all. */
static double levels_for(const struct sim_scaling_in *in, double hosts)
{
    double radix = in->switch_radix;
    double levels = 2.0;

    if (hosts <= radix) {
        return 1.0;
    }
    for (double room = radix * host_share(in) * radix; room < hosts; room *= radix / 2.0) {
        levels += 1.0;
    }
    return levels;
}

/* A host's own port can't be shared; the ports above it are as many fewer as the tree is thinner.
 */
double fabric_price(const struct sim_scaling_in *in, double hosts)
{
    if (!is_tree(in)) {
        return in->port_price;
    }
    double above = 2.0 * (levels_for(in, hosts) - 1.0);

    return in->port_price * (1.0 + above / in->oversubscription);
}
