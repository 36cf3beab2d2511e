#include "lesson/trying.h"

#include <math.h>
#include <string.h>

#include "design/limits.h"
#include "lesson/locked.h"
#include "sim/compound.h"
#include "store/number.h"

/* "A hundred times the giant": how part 3 asks. */
#define LEAP 100.0

/* What a side of an experiment sets its control to; NULL in *why where it may not be reached. */
struct change {
    const struct design *design, *scenario;
    double value;
    const char *why; /* text id: why it goes no further; NULL: it does */
};

/* A site is taken away or comes with all its members. */
static void sites(struct change *change, int by)
{
    const struct sim_scaling_in *in = &change->design->in.scaling;
    double now = ceil(in->nodes / in->site_capacity);
    change->value = in->nodes + by * in->site_capacity;
    change->why = now + by > in->sites_max ? "try.no_more" : now + by < 1 ? "try.no_less" : NULL;
}

static void site_less(struct change *change)
{
    sites(change, -1);
}

static void site_more(struct change *change)
{
    sites(change, 1);
}

static void interval_half(struct change *change)
{
    change->value = change->design->in.reliability.checkpoint_interval / 2;
}

static void interval_double(struct change *change)
{
    change->value = change->design->in.reliability.checkpoint_interval * 2;
}

/* Larger, or what it was. */
static void giant(struct change *change)
{
    const struct sim_compound_in *in = &change->scenario->in.compound;
    bool larger = change->design->in.compound.p_giant != in->p_giant;
    change->value = larger ? in->p_giant : 1 - sim_compound_giant_error(in, LEAP);
}

static void judge(struct change *change)
{
    change->value = change->design->in.compound.verifier == 0;
}

static const struct {
    const char *name, *control;
    void (*find)(struct change *change);
} sides[] = {
    {"less", "nodes", site_less},
    {"more", "nodes", site_more},
    {"half", "checkpoint_interval", interval_half},
    {"double", "checkpoint_interval", interval_double},
    {"giant", "p_giant", giant},
    {"judge", "verifier", judge},
};

/* As far as the control goes; what stands at its end already is refused. */
static void limit(struct change *change, const struct control *control)
{
    struct limits limits = limits_of(control, change->design);
    double now = control_value(control, change->design);
    bool above = change->value > limits.max, below = change->value < limits.min;
    change->value = fmin(fmax(change->value, limits.min), limits.max);
    if (!change->why && change->value == now) {
        change->why = above && limits.above   ? limits.above
                      : below && limits.below ? limits.below
                                              : "try.at_end";
    }
}

void trying_change(const struct lesson *lesson, const char *name, struct outcome *outcome)
{
    const struct part *part = lesson_part(lesson);
    struct design scenario, next = lesson->bench.design;
    struct change change = {.design = &lesson->bench.design, .scenario = &scenario};
    size_t i = 0;
    while (strcmp(sides[i].name, name) != 0) { /* it was offered */
        i++;
    }
    const struct control *control = control_find(part, sides[i].control);
    locked_scenario(lesson->catalog, lesson_track(lesson), part->number,
                    &lesson_part_state(lesson)->lock, &scenario);
    sides[i].find(&change);
    limit(&change, control);
    if (change.why) {
        outcome_refuse(outcome, message_text(change.why));
        return;
    }
    control_put(control, &next, change.value);
    outcome_change(outcome, &next);
    outcome->message = (struct message){
        .id = "ui.tried",
        .words = {{"label", MESSAGE_LABEL, .control = control},
                  {"value", MESSAGE_VALUE, .control = control, .value = change.value},
                  {"change", MESSAGE_CLAUSE, .text = "readout.change"}}};
}

/* What is tried, and no slider sets, goes with the sliders. */
void trying_block(const struct lesson *lesson, struct buffer *block)
{
    const struct part *part = lesson_part(lesson);
    const struct design *design = &lesson->bench.design;
    char value[VALUE_BYTES];
    bench_block(lesson->catalog, part, design, block);
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        const struct control *control = control_find(part, sides[i].control);
        if (control && control->slider == 0) {
            pairs_add(block, control->name,
                      design_get(&lesson->catalog->reference, design, control->name, value));
        }
    }
}

void trying_commit(const struct lesson *lesson, struct outcome *outcome)
{
    char number[NUMBER_ROOM];
    struct buffer block = {0};
    number_short((double)lesson_part_state(lesson)->trial_count + 1, number);
    trying_block(lesson, &block);
    bench_figures(&lesson->bench, &block);
    outcome_record(outcome, RECORD_TRIAL, number, buffer_text(&block), &lesson->bench.design);
    outcome->message = (struct message){
        .id = "ui.trial", .words = {{"number", MESSAGE_PLAIN, .text = outcome->record.key}}};
    buffer_free(&block);
}
