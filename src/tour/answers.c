#include "tour/answers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "design/evaluate.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "proof/finale.h"

/* The strike of the fleet as recorded, and what mends it. */
static void find_mend(struct answers *answers)
{
    struct judged whole;
    designs_judge(answers->track, &answers->designs, SIM_PART_FINALE, &whole);
    stress_aims kept = stress_met(answers->track, 0, &whole.design);
    answers->strike = stress_climb(answers->track, kept, &whole.design);
    if (answers->strike.step > 0) {
        mend_find(answers->track, answers->strike.step, kept, &whole.design, &answers->mend);
    }
}

void answers_find(struct answers *answers, const struct catalog *catalog, const struct track *track,
                  unsigned variant)
{
    *answers = (struct answers){.catalog = catalog, .track = track, .variant = variant};
    finale_find(catalog, track, &answers->designs);
    find_mend(answers);
}

/* ---- predictions ---- */

/* A number as C writes it, with the decimal sign of the student's language. */
static const char *put_sign(const struct answers *answers, char text[ANSWER_ROOM])
{
    char *point = strchr(text, '.');
    if (point != NULL) {
        *point = *answers->catalog->language.decimal;
    }
    return text;
}

static const char *put_number(const struct answers *answers, double value, char text[ANSWER_ROOM])
{
    snprintf(text, ANSWER_ROOM, "%.4g", value);
    return put_sign(answers, text);
}

static const char *predicted(const struct answers *answers, enum sim_part part, const char *field,
                             char text[ANSWER_ROOM])
{
    const struct part *data = &answers->track->parts[part - 1];
    struct design scenario;
    struct truth truth;
    if (part == SIM_PART_FINALE) {
        return strcmp(field, "choice") == 0 ? strike_id(&answers->strike) : "3";
    }
    lock_scenario(answers->catalog, answers->track, part, answers->variant, &scenario);
    truth_find(part, &scenario, &truth);
    return strcmp(field, "choice") == 0      ? data->lock_choices[truth.choice]
           : strcmp(field, "mechanism") == 0 ? data->lock_mechanisms[truth.mechanism]
           : strcmp(field, "number") == 0    ? put_number(answers, truth.number, text)
                                             : "3"; /* sure */
}

/* ---- arguments ---- */

static const char *topology(const struct design *design)
{
    return sim_param_find("topology")->choices[(size_t)design->in.scaling.topology];
}

static const char *saturation(const struct design *design, char text[ANSWER_ROOM])
{
    struct sim_outputs out;
    design_evaluate(SIM_PART_SCALING, design, &out);
    double nodes = sim_output_get(&out, sim_output_find("saturation_nodes"));
    return isfinite(nodes) ? (snprintf(text, ANSWER_ROOM, "%.0f", nodes), text) : "never";
}

static const struct {
    const char *field, *says;
} sentences[] = {
    {"observation", "Another share leads now."},
    {"justification", "Its figures say so: demand over supply."},
    {"proposal", "Copy first, write later."},
    {"decision", "release"},
    {"risk", "A stronger strike than this one."},
    {"legacy", "Many small ones, well judged."},
};

const char *answers_field(const struct answers *answers, enum sim_part part, const char *field,
                          char text[ANSWER_ROOM])
{
    const struct design *design = &answers->designs.of[part - 1];
    const struct sim_reliability_in *in = &design->in.reliability;
    static const char *const lock[] = {"choice", "number", "mechanism", "confidence"};
    for (size_t i = 0; i < sizeof lock / sizeof lock[0]; i++) {
        if (strcmp(field, lock[i]) == 0) {
            return predicted(answers, part, field, text);
        }
    }
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        if (strcmp(field, sentences[i].field) == 0) {
            return sentences[i].says;
        }
    }
    return strcmp(field, "topology") == 0 ? topology(design)
           : strcmp(field, "count") == 0  ? saturation(design, text)
           : strcmp(field, "stall") == 0  ? put_number(answers, in->snapshot, text)
           : strcmp(field, "lag") == 0    ? put_number(answers, in->durable_lag, text)
           : strcmp(field, "interval") == 0
               ? put_number(answers, fmax(in->checkpoint_interval, in->durable_lag), text)
               : NULL;
}

/* ---- designs ---- */

void answers_value(const struct answers *answers, const struct control *control, double value,
                   char text[ANSWER_ROOM])
{
    const struct reference *reference = &answers->catalog->reference;
    bool number = control->param != NULL &&
                  (control->param->kind == SIM_REAL || control->param->kind == SIM_COUNT);
    struct design design = answers->track->defaults;
    char name[VALUE_BYTES];
    if (number) {
        snprintf(text, ANSWER_ROOM, "%.12g", value / control->unit->factor);
        put_sign(answers, text);
    } else {
        control_put(control, &design, value);
        snprintf(text, ANSWER_ROOM, "%s", design_get(reference, &design, control->name, name));
    }
}

const char *answers_control(const struct answers *answers, enum sim_part part,
                            const struct control *control, char text[ANSWER_ROOM])
{
    answers_value(answers, control, control_value(control, &answers->designs.of[part - 1]), text);
    return text;
}
