#include "scenes/whole.h"

#include <math.h>
#include <string.h>

enum { SHARES_MAX = 6 };

/* Outputs that sum to 1, and the digits of a per cent with which texts tell them together. The
 * first is told elsewhere, too, by an aim or a curve. */
static const struct whole {
    const char *outputs[SHARES_MAX]; /* NULL ends them */
    int digits;
} wholes[] = {
    {{"communication_share", "compute_share", "coordination_share"}, 0},
    {{"goodput", "checkpoint_share", "rework_share", "restart_share", "pause_share"}, 1},
};

/* What is said of the largest of a whole. */
static const char LONGEST[] = "longest_share";

/* ---- rounding ---- */

/* In steps of the last digit: the first KEPT of them as they are nearest, the others downwards, and
 * what is left over goes to who lost most by that. */
static void round_steps(const double *steps, size_t kept, size_t count, double whole,
                        double *rounded)
{
    double left = whole;
    for (size_t i = 0; i < count; i++) {
        rounded[i] = i < kept ? round(steps[i]) : floor(steps[i]);
        left -= rounded[i];
    }
    for (; left > 0.5; left--) {
        size_t most = kept;
        for (size_t i = kept; i < count; i++) {
            most = steps[i] - rounded[i] > steps[most] - rounded[most] ? i : most;
        }
        rounded[most]++;
    }
}

static void round_shares(const double *shares, size_t kept, size_t count, int digits,
                         double *rounded)
{
    double steps[SHARES_MAX] = {0}, whole = 100 * pow(10, digits);
    bool known = true;
    for (size_t i = 0; i < count; i++) {
        steps[i] = whole * shares[i];
        rounded[i] = shares[i];
        known = known && isfinite(shares[i]);
    }
    if (known) {
        round_steps(steps, kept, count, whole, rounded);
    }
    for (size_t i = 0; known && i < count; i++) {
        rounded[i] /= whole;
    }
}

void whole_round(const double *shares, size_t count, int digits, double *rounded)
{
    round_shares(shares, 0, count, digits, rounded);
}

/* ---- outputs ---- */

/* The place of an output among the shares of a whole; `count` where it is none of them. */
static size_t place_of(const struct build *build, const char *const *names, size_t count,
                       const struct sim_output *output)
{
    double value = sim_output_get(build->out, output);
    bool longest = strcmp(output->name, LONGEST) == 0;
    for (size_t i = 0; i < count; i++) {
        bool is = longest ? sim_output_get(build->out, sim_output_find(names[i])) == value
                          : strcmp(names[i], output->name) == 0;
        if (is) {
            return i;
        }
    }
    return count;
}

static size_t count_of(const struct whole *whole)
{
    size_t count = 0;
    while (count < SHARES_MAX && whole->outputs[count]) {
        count++;
    }
    return count;
}

static double shown(const struct build *build, const struct whole *whole, size_t at, int digits)
{
    double shares[SHARES_MAX] = {0}, rounded[SHARES_MAX] = {0};
    size_t count = count_of(whole);
    for (size_t i = 0; i < count; i++) {
        shares[i] = sim_output_get(build->out, sim_output_find(whole->outputs[i]));
    }
    round_shares(shares, 1, count, digits, rounded);
    return rounded[at];
}

double whole_value(const struct build *build, const struct sim_output *output,
                   const struct unit *unit, int digits)
{
    for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++) {
        if (digits != wholes[i].digits || strcmp(unit->id, "percent") != 0) {
            continue;
        }
        size_t count = count_of(&wholes[i]), at = place_of(build, wholes[i].outputs, count, output);
        if (at < count) {
            return shown(build, &wholes[i], at, digits);
        }
    }
    return sim_output_get(build->out, output);
}
