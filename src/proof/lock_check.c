#include "proof/lock_check.h"

#include <math.h>
#include <stdio.h>

#include "design/evaluate.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "sim/interval.h"

/* Of what make-locks finds between the steps of a sweep. */
#define SWEPT 0.003

bool lock_interval_stands(const struct part *part, const struct design *scenario, double *place)
{
    double said = scenario->in.reliability.checkpoint_interval;
    double even = sim_interval_break_even(&scenario->in.reliability);
    if (part->number != SIM_PART_RELIABILITY || part->lock_interval_count == 0) {
        return true;
    }
    *place = INFINITY;
    for (size_t i = 0; i < part->lock_interval_count; i++) {
        double there = part->lock_intervals[i] * even;
        *place = fabs(said - there) < fabs(said - *place) ? there : *place;
    }
    double second_digit = pow(10, floor(log10(*place)) - 1);
    bool stands = fabs(said - *place) <= second_digit / 2 + SWEPT * *place;
    *place = round(*place / second_digit) * second_digit;
    return stands;
}

/* A variant of a part's lock. */
struct lock_variant {
    const struct part *part;
    unsigned variant;
    const struct design *scenario;
    struct fault_list *faults;
};

enum { CAUSE_BYTES = 300 };

/* One change of the data moves many rows of a file: said once of each file. */
static const char *cause_of(const char *path, const char *what, char cause[CAUSE_BYTES])
{
    snprintf(cause, CAUSE_BYTES, "%s of %s", what, path);
    return cause;
}

/* Whether the model can say what is right; a fault where it can't. */
static bool check_asked(const struct lock_variant *asked, const char *path, size_t line)
{
    struct sim_outputs out;
    char why[WHY_BYTES];
    enum sim_part part = asked->part->number;
    if (design_conflict(asked->scenario, why) != NULL) {
        fault_add(asked->faults, path, line, "variant", "scenario %u can't be: %s", asked->variant,
                  why);
        return false;
    }
    design_evaluate_lean(part, asked->scenario, &out);
    enum sim_reason reason = sim_output_reason(&out, part);
    if (reason != SIM_OK) {
        fault_add(asked->faults, path, line, "variant",
                  "the model says nothing of scenario %u: %s; change it", asked->variant,
                  sim_reason_id(reason));
    }
    return reason == SIM_OK;
}

static void check_margin(const struct lock_variant *asked, const char *path, size_t line)
{
    char cause[CAUSE_BYTES];
    if (!(truth_margin(asked->part->number, asked->scenario) >= 1)) {
        fault_add_once(asked->faults, cause_of(path, "tie", cause), path, line, "variant",
                       "scenario %u is nearly a tie; move it away, or run make-locks",
                       asked->variant);
    } else if (asked->part->number == SIM_PART_COMPOUND && truth_flips(asked->scenario)) {
        fault_add_once(
            asked->faults, cause_of(path, "flip", cause), path, line, "variant",
            "scenario %u has another right choice where rho, agreement, fpr and alpha move "
            "by a fifth; move it away, or run make-locks",
            asked->variant);
    }
}

static void check_interval(const struct lock_variant *asked, const char *path, size_t line)
{
    char cause[CAUSE_BYTES];
    double place;
    if (!lock_interval_stands(asked->part, asked->scenario, &place)) {
        fault_add_once(
            asked->faults, cause_of(path, "interval", cause), path, line, "checkpoint_interval",
            "the model's break-even has moved: the nearest place is %.4g now; write that, or "
            "run make-locks",
            place);
    }
}

void lock_check(const struct catalog *catalog, struct fault_list *faults)
{
    for (size_t i = 0; i < catalog->track_count; i++) {
        for (int number = SIM_PART_SCALING; number <= SIM_PART_COMPOUND; number++) {
            const struct track *track = &catalog->tracks[i];
            const struct part *part = &track->parts[number - 1];
            for (unsigned variant = 0; variant < VARIANTS; variant++) {
                struct design scenario;
                struct lock_variant asked = {part, variant, &scenario, faults};
                const char *path = csv_table_path(part->lock->csv);
                size_t line = csv_table_line(part->lock->csv, variant);
                lock_scenario(catalog, track, part->number, variant, &scenario);
                if (check_asked(&asked, path, line)) {
                    check_margin(&asked, path, line);
                    check_interval(&asked, path, line);
                }
            }
        }
    }
}
