#include "class/stressed.h"

#include <math.h>
#include <string.h>

#include "lesson/calibration.h"
#include "lesson/rules.h"

static const struct question *decision_question(void)
{
    return &rules_of(SIM_PART_FINALE)->questions[0];
}

static signed char option_index(const char *const *options, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i], id) == 0) {
            return (signed char)i;
        }
    }
    return -1;
}

static unsigned char whole(const struct pairs *pairs, const char *name, size_t most)
{
    double value = NAN;
    bool good = pairs_number(pairs, name, &value) && value >= 0 && value <= (double)most;
    return good ? (unsigned char)value : 0;
}

void stressed_take(const struct track *track, const struct part_state *finale,
                   struct stressed *stressed)
{
    const struct part *part = &track->parts[SIM_PART_FINALE - 1];
    const struct question *decision = decision_question();
    size_t steps = track->stress.count, count = part->lock_choice_count;
    const char *const *choices = part->lock_choices;
    unsigned char step = whole(&finale->reveal, "step", steps);
    bool decided = part_is_decided(finale);
    *stressed = (struct stressed){
        .locked = part_is_locked(finale),
        .struck = part_is_revealed(finale),
        .decided = decided,
        .right = choice_is_right(finale),
        .said = option_index(choices, count, pairs_text(&finale->lock, "choice")),
        .broke = option_index(choices, count, pairs_text(&finale->reveal, "choice")),
        .breaks = option_index(choices, count, pairs_text(&finale->outcome, "breaks")),
        .decision = option_index(decision->options, decision->option_count,
                                 pairs_text(&finale->reflection, "decision")),
        .step = step,
        .held = decided    ? whole(&finale->outcome, "held", steps)
                : step > 0 ? (unsigned char)(step - 1)
                           : (unsigned char)steps,
        .steps = (unsigned char)steps,
        .repairs = (unsigned char)finale->repair_count,
    };
}

/* ---- words ---- */

static const char *choice(const struct track *track, signed char index)
{
    return index < 0 ? "?" : track->parts[SIM_PART_FINALE - 1].lock_choices[index];
}

const char *stressed_decision(const struct stressed *stressed)
{
    return stressed->decided && stressed->decision >= 0
               ? decision_question()->options[stressed->decision]
               : NULL;
}

static const char *decision(const struct stressed *stressed)
{
    return !stressed->decided       ? "open"
           : stressed->decision < 0 ? "?"
                                    : decision_question()->options[stressed->decision];
}

void stressed_add(struct buffer *out, const struct track *track, const struct stressed *stressed)
{
    if (!stressed->locked) {
        return;
    }
    buffer_add_format(out, "said %s; ", choice(track, stressed->said));
    if (stressed->struck) {
        if (stressed->step > 0) {
            buffer_add_format(out, "broke %s at %d; ", choice(track, stressed->broke),
                              stressed->step);
        } else {
            buffer_add_text(out, "broke nothing; ");
        }
        buffer_add_format(out, "%s; repairs %d; held %d of %d; ",
                          stressed->right ? "right" : "wrong", stressed->repairs, stressed->held,
                          stressed->steps);
    }
    buffer_add_text(out, decision(stressed));
}

void stressed_add_brief(struct buffer *out, const struct stressed *stressed)
{
    if (stressed->struck) {
        buffer_add_format(out, "%c%d/%d %-4.*s", stressed->right ? '+' : '-', stressed->held,
                          stressed->steps, stressed->decided ? 3 : 4, decision(stressed));
    } else {
        buffer_add_format(out, "%-9s", stressed->locked ? "open" : "-");
    }
}

/* ---- JSON ---- */

static void put_choice(struct json_out *json, const char *name, const struct track *track,
                       bool known, signed char index)
{
    json_put_text(json, name, known && index >= 0 ? choice(track, index) : NULL);
}

void stressed_put_json(struct json_out *json, const struct track *track,
                       const struct stressed *stressed)
{
    if (!stressed->locked) {
        json_put_null(json, "stress");
        return;
    }
    json_open(json, "stress", '{');
    put_choice(json, "said", track, true, stressed->said);
    put_choice(json, "broke", track, stressed->struck, stressed->broke);
    put_choice(json, "breaks", track, stressed->decided, stressed->breaks);
    json_put_text(json, "decision",
                  stressed->decided && stressed->decision >= 0 ? decision(stressed) : NULL);
    if (stressed->struck) {
        json_put_bool(json, "right", stressed->right);
        json_put_number(json, "step", stressed->step);
        json_put_number(json, "held", stressed->held);
        json_put_number(json, "repairs", stressed->repairs);
    }
    json_put_number(json, "steps", stressed->steps);
    json_close(json, '}');
}
