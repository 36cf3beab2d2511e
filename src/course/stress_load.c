#include "course/stress_load.h"

#include <stdlib.h>
#include <string.h>

#include "course/nearest.h"
#include "course/param_read.h"
#include "course/section.h"

enum { REPAIRS_MAX = 9, STEPS_MAX = 20 };

static const char STEP[] = "step.";

/* The ladder as far as it is read. */
struct ladder {
    const struct loader *loader;
    const struct track *track;
    struct part_ini ini;
    struct stress_value *values; /* of the step before */
    size_t count;
};

/* ---- a parameter that a strike may set ---- */

/* The track's own, wherever it stands first; NULL. */
static const struct control *find(const struct track *track, const char *name)
{
    const struct control *control = NULL;
    for (size_t i = 0; i < PARTS && control == NULL; i++) {
        control = control_find(&track->parts[i], name);
    }
    return control;
}

static bool has_slider(const struct track *track, const char *name)
{
    for (size_t i = 0; i < PARTS; i++) {
        const struct control *control = control_find(&track->parts[i], name);
        if (control != NULL && control->slider > 0) {
            return true;
        }
    }
    return false;
}

/* The table whose chosen row sets the parameter; NULL. */
static const char *table_that_sets(const struct track *track, const struct sim_param *param)
{
    for (size_t i = 0; i < PARTS; i++) {
        for (size_t k = 0; k < track->parts[i].control_count; k++) {
            const struct table *table = track->parts[i].controls[k].table;
            for (size_t c = 0; table != NULL && c < table->columns; c++) {
                if (table->params[c] == param) {
                    return table->name;
                }
            }
        }
    }
    return NULL;
}

static bool is_pinned(const struct track *track, const char *name)
{
    const struct part *finale = &track->parts[SIM_PART_FINALE - 1];
    for (size_t i = 0; i < finale->pinned_count; i++) {
        if (strcmp(finale->pinned[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void fault_unknown(const struct section *section, const char *name)
{
    struct nearest nearest = {.word = name};
    nearest_offer_inputs(&nearest);
    section_fault(section, name, "this track has no parameter %s; %s", name,
                  nearest_mend(&nearest, "correct it"));
}

/* What a strike sets must stay as it is, whatever the student repairs. */
static bool may_be_struck(const struct ladder *ladder, const struct section *section,
                          const struct control *control, const char *name)
{
    if (control == NULL) {
        fault_unknown(section, name);
        return false;
    }
    const char *table = control->param == NULL ? control->table->name
                                               : table_that_sets(ladder->track, control->param);
    if (has_slider(ladder->track, name)) {
        section_fault(section, name,
                      "%s has a slider, and a strike sets nothing that a student "
                      "sets; strike a constant",
                      name);
    } else if (table != NULL) {
        section_fault(section, name, "%s follows from a row of %s; strike a constant", name, table);
    } else if (is_pinned(ladder->track, name)) {
        section_fault(section, name, "the finale pins %s; strike another constant", name);
    } else {
        return true;
    }
    return false;
}

/* ---- a step ---- */

static struct stress_value *place_of(struct ladder *ladder, const struct control *control)
{
    for (size_t i = 0; i < ladder->count; i++) {
        if (ladder->values[i].control == control) {
            return &ladder->values[i];
        }
    }
    return &ladder->values[ladder->count];
}

static void load_value(struct ladder *ladder, const struct section *section, const char *name)
{
    const struct control *control = find(ladder->track, name);
    double value;
    char why[WHY_BYTES];
    if (!may_be_struck(ladder, section, control, name)) {
        return;
    }
    if (!param_read(control->param, NULL, section_string(section, name), &value, why)) {
        section_fault(section, name, "%s", why);
        return;
    }
    struct stress_value *place = place_of(ladder, control);
    bool is_new = place == &ladder->values[ladder->count];
    double before = is_new ? control_value(control, &ladder->track->defaults) : place->value;
    if (value < control->min || value > control->max) {
        section_fault(section, name, "%g lies outside the range %g to %g; correct it", value,
                      control->min, control->max);
    } else if (value == before) {
        section_fault(section, name, "it is %g already; change it, or delete the line", value);
    }
    *place = (struct stress_value){control, value};
    ladder->count += is_new;
}

/* Begins with what the step before has set. */
static struct stress_step load_step(struct ladder *ladder, const struct section *section)
{
    struct arena *arena = ladder->loader->arena;
    const struct ini_pairs pairs = section->layers[0];
    struct stress_value *values = arena_alloc(arena,
                                              (ladder->count + pairs.count + 1) * sizeof *values);
    size_t own = 0;
    if (ladder->count > 0) {
        memcpy(values, ladder->values, ladder->count * sizeof *values);
    }
    ladder->values = values;
    for (size_t i = 0; i < pairs.count; i++) {
        if (strcmp(pairs.items[i].key, "source") != 0) {
            load_value(ladder, section, pairs.items[i].key);
            own++;
        }
    }
    const char *source = section_string(section, "source");
    if (own == 0) {
        section_fault(section, NULL, "it sets nothing; write NAME = VALUE, or delete the section");
    }
    if (source == NULL) {
        section_fault(section, "source",
                      "nothing says where its numbers are from; write source = "
                      "..., or illustrative");
    }
    return (struct stress_step){.values = values,
                                .count = ladder->count,
                                .source = arena_strdup(arena, source == NULL ? "" : source),
                                .origin = section_origin(section, arena)};
}

/* ---- what repairs may move ---- */

/* A slider of a part before the finale, which has none of that name; NULL, with a fault. */
static const struct control *load_also(const struct ladder *ladder, const struct section *section,
                                       const char *name)
{
    const struct control *control = NULL;
    for (size_t i = 0; i < SIM_PART_FINALE - 1 && control == NULL; i++) {
        control = control_find(&ladder->track->parts[i], name);
        control = control != NULL && control->slider > 0 && !control->fixed ? control : NULL;
    }
    if (control == NULL || control_find(&ladder->track->parts[SIM_PART_FINALE - 1], name) != NULL) {
        section_fault(section, "controls",
                      "no part before the finale has a slider %s, or the "
                      "finale has it itself; correct it",
                      name);
        return NULL;
    }
    return control;
}

static void load_bench(const struct ladder *ladder, const struct section *section,
                       struct stress *stress)
{
    struct arena *arena = ladder->loader->arena;
    const struct part *finale = &ladder->track->parts[SIM_PART_FINALE - 1];
    size_t also, count = finale->slider_count;
    const char *const *names = section_words(section, "controls", arena, &also);
    struct control *controls = arena_alloc(arena,
                                           (finale->control_count + also + 1) * sizeof *controls);
    memcpy(controls, finale->controls, count * sizeof *controls);
    for (size_t i = 0; i < also; i++) {
        const struct control *control = load_also(ladder, section, names[i]);
        if (control != NULL) {
            controls[count] = *control;
            controls[count].slider = (int)count + 1;
            count++;
        }
    }
    stress->bench = *finale;
    stress->bench.controls = controls;
    stress->bench.slider_count = count;
    stress->bench.control_count = finale->control_count + count - finale->slider_count;
    memcpy(&controls[count], &finale->controls[finale->slider_count],
           (finale->control_count - finale->slider_count) * sizeof *controls);
}

/* The prediction offers each constraint, and one answer more. */
static void load_choices(const struct ladder *ladder, struct part *finale)
{
    const char **choices = arena_alloc(ladder->loader->arena,
                                       (finale->aim_count + 1) * sizeof *choices);
    finale->lock_choices = choices;
    finale->lock_choice_count = finale->aim_count + 1;
    choices[finale->aim_count] = STRESS_HOLDS;
    for (size_t i = 0; i < finale->aim_count; i++) {
        const struct rule *aim = &finale->aims[i];
        const char *place = arena_printf(ladder->loader->arena, "aim.%s", aim->id);
        choices[i] = aim->id;
        if (i == STRESS_AIMS_MAX) {
            fault_add(ladder->loader->faults, aim->origin.path, aim->origin.line, place,
                      "a prediction under stress has room for %d constraints; join some",
                      STRESS_AIMS_MAX);
        }
        if (strcmp(aim->id, STRESS_HOLDS) == 0) {
            fault_add(ladder->loader->faults, aim->origin.path, aim->origin.line, place,
                      "%s is what a prediction says where no constraint breaks; rename it",
                      STRESS_HOLDS);
        }
    }
}

/* ---- the ladder ---- */

static void check_sections(const struct ladder *ladder, size_t steps)
{
    const char *name;
    for (size_t i = 0; (name = ini_section(ladder->ini.layers[0], i)) != NULL; i++) {
        const struct section section = section_of(&ladder->ini, name);
        long number = strncmp(name, STEP, strlen(STEP)) == 0 ? atol(name + strlen(STEP)) : 0;
        if (strcmp(name, "stress") != 0 && !(number >= 1 && number <= (long)steps)) {
            section_fault(&section, NULL,
                          "the steps are step.1, step.2, ... with none left out, "
                          "up to step.%d; rename it",
                          STEPS_MAX);
        }
    }
}

/* What could not be read has its own faults. */
static bool has_parts(const struct track *track)
{
    for (size_t i = 0; i < PARTS; i++) {
        if (track->parts[i].control_count == 0) {
            return false;
        }
    }
    return true;
}

void stress_load(const struct loader *loader, struct track *track)
{
    struct ladder ladder = {.loader = loader, .track = track};
    struct stress *stress = &track->stress;
    struct stress_step *steps = arena_alloc(loader->arena, STEPS_MAX * sizeof *steps);
    const char *path = loader_path(loader, "%s/stress.ini", track->id);
    ladder.ini.faults = loader->faults;
    ladder.ini.layers[0] = loader_ini(loader, path);
    ladder.ini.layers[1] = loader_ini(loader, loader_path(loader, "all/stress.ini"));
    if (ladder.ini.layers[0] == NULL || ladder.ini.layers[1] == NULL || !has_parts(track)) {
        return;
    }
    const struct section section = section_of(&ladder.ini, "stress");
    section_allow(&section, schema_keys(SECTION_STRESS));
    section_integer(&section, "repairs", 1, REPAIRS_MAX, &stress->repairs);
    load_bench(&ladder, &section, stress);
    load_choices(&ladder, &track->parts[SIM_PART_FINALE - 1]);
    stress->origin = (struct origin){.path = path, .line = 1};
    while (stress->count < STEPS_MAX) {
        const char *name = arena_printf(loader->arena, "%s%zu", STEP, stress->count + 1);
        if (ini_line(ladder.ini.layers[0], name, NULL) == 0) {
            break;
        }
        const struct section step = section_of(&ladder.ini, name);
        steps[stress->count++] = load_step(&ladder, &step);
    }
    stress->steps = steps;
    check_sections(&ladder, stress->count);
    if (stress->count == 0) {
        fault_add(loader->faults, path, 0, "step.1",
                  "nothing strikes this track; write [step.1] with NAME = VALUE and a source");
    }
}
