#include "sim/node.h"

#include <math.h>

#define JOULES_PER_KWH 3.6e6

double sim_node_rate(const struct sim_reliability_in *in)
{
    double rate = in->rate == 0.0 ? in->reference_rate : in->rate;
    double taken = 1.0 - in->eta;

    return rate * (1.0 - in->eta_slowdown * taken * taken);
}

double sim_node_draw(const struct sim_reliability_in *in)
{
    return in->uncapped_power + (1.0 - in->uncapped_power) * in->eta;
}

double sim_node_idle_draw(const struct sim_reliability_in *in)
{
    return fmin(in->idle_power, sim_node_draw(in));
}

double sim_node_intensity(const struct sim_reliability_in *in)
{
    return in->clean_share * in->clean_intensity + (1.0 - in->clean_share) * in->grid_intensity;
}

double sim_node_power_kwh(const struct sim_reliability_in *in)
{
    return in->node_power / JOULES_PER_KWH;
}

static double life_seconds(const struct sim_reliability_in *in)
{
    return in->life * SIM_SECONDS_PER_YEAR;
}

double sim_node_power_carbon(const struct sim_reliability_in *in)
{
    return sim_node_power_kwh(in) * in->pue * sim_node_intensity(in);
}

double sim_node_embodied_carbon(const struct sim_reliability_in *in)
{
    return in->embodied / life_seconds(in);
}

double sim_node_power_price(const struct sim_reliability_in *in)
{
    double premium = 1.0 + in->clean_premium * in->clean_share;

    return sim_node_power_kwh(in) * in->pue * in->energy_price * premium;
}

double sim_node_capital_price(const struct sim_reliability_in *in)
{
    double capital = in->price * in->system_factor + in->fabric_price;

    return capital * (1.0 / life_seconds(in) + in->maintenance / SIM_SECONDS_PER_YEAR);
}
