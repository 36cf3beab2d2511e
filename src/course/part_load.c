#include "course/part_load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/control_load.h"
#include "course/nearest.h"
#include "course/rule_load.h"
#include "course/schema_text.h"
#include "store/number.h"

/* What is being read. */
struct part_loader {
    const struct loader *loader;
    struct design *defaults; /* the track's */
    struct part *part;
    struct part_ini ini;
};

static const char FREE[] = "free.";

static bool is_free(const char *section)
{
    return strncmp(section, FREE, strlen(FREE)) == 0;
}

/* No parameter. */
static bool is_setting(const char *section)
{
    static const char *const settings[] = {"part", "lock", "reflect", "proof", "lists"};
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        if (strcmp(section, settings[i]) == 0) {
            return true;
        }
    }
    return is_free(section) || strncmp(section, "aim.", 4) == 0 ||
           strncmp(section, "failure.", 8) == 0;
}

/* ---- controls ---- */

static int by_slider(const void *a, const void *b)
{
    const struct control *one = a, *two = b;
    int x = one->slider == 0 ? 1000 : one->slider, y = two->slider == 0 ? 1000 : two->slider;
    return x != y ? x - y : strcmp(one->name, two->name);
}

/* What a part's rows set. A finale's waits until it is pinned: earlier parts have their own. */
static struct design rows_of(const struct part *part, const struct control *controls, size_t count)
{
    struct design design;
    design_clear(&design);
    for (size_t i = 0; i < count; i++) {
        if (controls[i].table != NULL && part->number != SIM_PART_FINALE) {
            design_put_row(&design, row_find(controls[i].name), controls[i].table,
                           (size_t)controls[i].initial);
        }
    }
    return design;
}

/*
 * A default is that of the first part that gives one. A number in the file goes before what a row
 * sets, so that a file can correct a row.
 */
static void put_defaults(struct part_loader *r, struct control *controls, size_t count)
{
    struct design *defaults = r->defaults, rows = rows_of(r->part, controls, count);
    size_t known;
    const struct sim_param *params = sim_param_table(&known);
    for (size_t i = 0; i < count; i++) {
        const struct control *c = &controls[i];
        if (c->table != NULL) {
            defaults->rows[row_find(c->name)] = c->initial;
        } else if (isnan(sim_param_get(&defaults->in, c->param))) {
            design_put(defaults, c->param, c->initial);
        }
    }
    for (size_t i = 0; i < known; i++) {
        if (isnan(sim_param_get(&defaults->in, &params[i]))) {
            design_put(defaults, &params[i], sim_param_get(&rows.in, &params[i]));
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (controls[i].table == NULL && isnan(controls[i].initial)) {
            controls[i].initial = sim_param_get(&defaults->in, controls[i].param);
        }
    }
}

static void check_sliders(const struct part_loader *r)
{
    const struct part *part = r->part;
    for (size_t i = 0; i + 1 < part->slider_count; i++) {
        const struct control *c = &part->controls[i + 1];
        if (c->slider == part->controls[i].slider) {
            const struct section section = section_of(&r->ini, c->name);
            section_fault(&section, "slider", "%s has slider %d, too; give each its own",
                          part->controls[i].name, c->slider);
        }
    }
}

static void load_controls(struct part_loader *r, const struct section *sections, size_t count)
{
    struct control *controls = arena_alloc(r->loader->arena, (count + 1) * sizeof *controls);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        n += !is_setting(sections[i].name) && control_load(r->loader, &sections[i], &controls[n]);
    }
    put_defaults(r, controls, n);
    for (size_t i = 0; i < n; i++) {
        const struct section section = section_of(&r->ini, controls[i].name);
        control_check(&section, &controls[i]);
        r->part->slider_count += controls[i].slider > 0;
    }
    qsort(controls, n, sizeof *controls, by_slider);
    r->part->controls = controls;
    r->part->control_count = n;
    r->loader->counts->parameters += n;
    check_sliders(r);
}

void part_check_shared(const struct loader *loader, const struct ini *ini)
{
    const struct part_ini twice = {.layers = {ini, ini}, .faults = loader->faults};
    const char *name;
    for (size_t i = 0; ini != NULL && (name = ini_section(ini, i)) != NULL; i++) {
        if (!is_setting(name)) {
            const struct section section = section_of(&twice, name);
            control_check_shared(&section);
        }
    }
}

/* ---- settings ---- */

static void load_part_settings(struct part_loader *r)
{
    const struct section section = section_of(&r->ini, "part");
    struct arena *arena = r->loader->arena;
    struct part *part = r->part;
    section_allow(&section, schema_keys(SECTION_PART));
    part->pinned = section_words(&section, "pinned", arena, &part->pinned_count);
    for (size_t i = 0; i < part->pinned_count; i++) {
        if (sim_param_find(part->pinned[i]) == NULL) {
            section_fault(&section, "pinned", "no parameter is named %s; correct it",
                          part->pinned[i]);
        }
        const struct control *control = control_find(part, part->pinned[i]);
        if (control != NULL && control->slider > 0) {
            section_fault(&section, "pinned",
                          "%s has a slider, and aims are judged at what the sliders say; write an "
                          "aim about it",
                          part->pinned[i]);
        }
    }
    section_integer(&section, "runs", 0, 1000, &part->runs);
    const char *objective = section_string(&section, "objective");
    part->objective = objective == NULL ? NULL : sim_output_find(objective);
    if (objective != NULL && part->objective == NULL) {
        section_fault(&section, "objective", "no output is named %s; correct it", objective);
    }
}

/* What the model answers of each part's prediction, by its place. */
static const struct answers {
    const char *choices, *mechanisms;
    double least, most; /* of the tolerance: a factor; in part 3, nines */
} answers[] = {
    [SIM_PART_SCALING] = {"hop1 hop2 hop3", "bandwidth light sharing relays", 1.01, 10},
    [SIM_PART_RELIABILITY] = {"falls rises stays", "rework stalls grid", 1.01, 10},
    [SIM_PART_COMPOUND] = {"model ensemble both neither", "independent shared silence judge", 0.01,
                           3},
};

/* The model answers with these, in this order, and with no other. */
static const char *const *load_answers(const struct section *section, struct arena *arena,
                                       const char *key, const char *known, size_t *count)
{
    const char *const *words = section_words(section, key, arena, count);
    const char *at = known;
    bool same = true;
    for (size_t i = 0; same && i < *count; i++) {
        size_t length = strlen(words[i]);
        same = strncmp(at, words[i], length) == 0 && strchr(" ", at[length]) != NULL;
        at += same ? length + (at[length] == ' ') : 0;
    }
    if (!same || *at != '\0') {
        section_fault(section, key, "the model answers by %s, and with no other; write %s = %s",
                      known, key, known);
    }
    return words;
}

/* What is no number has its own fault. */
static void check_within(const struct section *section, const char *key, const char *what,
                         double least, double most)
{
    const char *text = section_string(section, key);
    double value;
    if (text != NULL && number_parse(text, &value) && !(value >= least && value <= most)) {
        section_fault(section, key, "%s is no %s from %g to %g; correct it", text, what, least,
                      most);
    }
}

static void load_tolerance(const struct section *section, struct part *part)
{
    const struct answers *of = &answers[part->number];
    section_need_number(section, "tolerance", &part->lock_tolerance);
    check_within(section, "tolerance",
                 part->number == SIM_PART_COMPOUND ? "number of nines" : "factor", of->least,
                 of->most);
}

static void check_never_right(const struct section *section, const struct part *part)
{
    for (size_t i = 0; i < part->lock_never_right_count; i++) {
        bool known = false;
        for (size_t k = 0; k < part->lock_choice_count; k++) {
            known = known || strcmp(part->lock_choices[k], part->lock_never_right[i]) == 0;
        }
        if (!known) {
            section_fault(section, "never_right", "%s is not one of the choices; correct it",
                          part->lock_never_right[i]);
        }
    }
}

/* Numbers above 0. */
static const double *load_numbers(const struct section *section, struct arena *arena,
                                  const char *key, size_t *count)
{
    const char *const *words = section_words(section, key, arena, count);
    double *numbers = arena_alloc(arena, (*count + 1) * sizeof *numbers);
    for (size_t i = 0; i < *count; i++) {
        if (!number_parse(words[i], &numbers[i]) || numbers[i] <= 0) {
            section_fault(section, key, "%s is no number above 0; correct it", words[i]);
        }
    }
    return numbers;
}

static void load_lock_settings(struct part_loader *r)
{
    const struct section section = section_of(&r->ini, "lock");
    struct arena *arena = r->loader->arena;
    struct part *part = r->part;
    section_allow(&section, schema_keys(SECTION_LOCK));
    part->lock_never_right = section_words(&section, "never_right", arena,
                                           &part->lock_never_right_count);
    part->lock_intervals = load_numbers(&section, arena, "intervals", &part->lock_interval_count);
    if (part->number == SIM_PART_FINALE) {
        return;
    }
    part->lock_choices = load_answers(&section, arena, "choices", answers[part->number].choices,
                                      &part->lock_choice_count);
    part->lock_mechanisms = load_answers(&section, arena, "mechanisms",
                                         answers[part->number].mechanisms,
                                         &part->lock_mechanism_count);
    load_tolerance(&section, part);
    check_never_right(&section, part);
}

/* Each must be a NAME=VALUE that a design takes. */
static void check_scenario(const struct part_loader *r, const struct section *section)
{
    for (size_t i = 0; i < r->part->reflect_scenario_count; i++) {
        struct design design = *r->defaults;
        char why[WHY_BYTES];
        if (!design_set_pair(r->loader->reference, &design, r->part->reflect_scenario[i], why)) {
            section_fault(section, "scenario", "%s", why);
        }
    }
}

/* How far off an answer may be at all, as a share of it. */
static const double REFLECT_LEAST = 0.001, REFLECT_MOST = 0.5;

static void load_reflect_settings(struct part_loader *r)
{
    const struct section section = section_of(&r->ini, "reflect");
    struct arena *arena = r->loader->arena;
    if (r->part->number != SIM_PART_SCALING) {
        static const struct schema_key none[] = {{NULL, NULL}};
        section_allow(&section, none);
        return;
    }
    section_allow(&section, schema_keys(SECTION_REFLECT));
    section_need_number(&section, "tolerance", &r->part->reflect_tolerance);
    check_within(&section, "tolerance", "share", REFLECT_LEAST, REFLECT_MOST);
    r->part->reflect_scenario = section_words(&section, "scenario", arena,
                                              &r->part->reflect_scenario_count);
    if (r->part->reflect_scenario_count == 0) {
        section_fault(&section, "scenario",
                      "the saturation count is asked with these over the student's design; write "
                      "scenario = topology=torus scaling=strong");
    }
    check_scenario(r, &section);
}

/* ---- what the proof weighs ---- */

static const struct operand *load_operands(const struct section *section, struct arena *arena,
                                           const char *key, size_t *count)
{
    const char *const *names = section_words(section, key, arena, count);
    struct operand *operands = arena_alloc(arena, (*count + 1) * sizeof *operands);
    for (size_t i = 0; i < *count; i++) {
        if (!rule_operand_find(names[i], &operands[i])) {
            struct nearest nearest = {.word = names[i]};
            nearest_offer_outputs(&nearest);
            section_fault(section, key, "no output is named %s; %s", names[i],
                          nearest_mend(&nearest, "correct it"));
        }
    }
    return operands;
}

static void load_free(struct part_loader *r, const struct section *section,
                      struct free_control *one)
{
    const struct control *control = control_find(r->part, section->name + strlen(FREE));
    const char *up = section_string(section, "up");
    const char *down = section_string(section, "down");
    section_allow(section, schema_keys(SECTION_FREE));
    if (control == NULL || control->slider == 0) {
        section_fault(section, NULL, "this part has no slider of that name; correct it");
    }
    if (up == NULL && down == NULL) {
        section_fault(section, NULL,
                      "no reason is given; write why as up or as down, or delete the section");
    }
    one->control = section->name + strlen(FREE);
    one->up = up == NULL ? NULL : arena_strdup(r->loader->arena, up);
    one->down = down == NULL ? NULL : arena_strdup(r->loader->arena, down);
}

static void load_proof_settings(struct part_loader *r, const struct section *sections, size_t count)
{
    const struct section section = section_of(&r->ini, "proof");
    struct arena *arena = r->loader->arena;
    struct free_control *found = arena_alloc(r->loader->arena, (count + 1) * sizeof *found);
    section_allow(&section, schema_keys(SECTION_PROOF));
    r->part->prices = load_operands(&section, arena, "prices", &r->part->price_count);
    r->part->gains = load_operands(&section, arena, "gains", &r->part->gain_count);
    for (size_t i = 0; i < count; i++) {
        if (is_free(sections[i].name)) {
            load_free(r, &sections[i], &found[r->part->free_count++]);
        }
    }
    r->part->free = found;
}

/* ---- the part ---- */

void part_load(const struct loader *loader, const char *track, enum sim_part number,
               struct design *defaults, struct part *part)
{
    part->number = number;
    struct part_loader r = {.loader = loader, .defaults = defaults, .part = part};
    r.ini.faults = loader->faults;
    r.ini.layers[0] = loader_ini(loader, loader_path(loader, "%s/%s.ini", track, part_id(number)));
    r.ini.layers[1] = loader->shared[number - 1];
    if (r.ini.layers[0] == NULL || r.ini.layers[1] == NULL) {
        return;
    }
    size_t count;
    const struct section *sections = section_list(&r.ini, loader->arena, &count);
    load_controls(&r, sections, count);
    rules_load(loader, sections, count, part);
    load_part_settings(&r);
    load_lock_settings(&r);
    load_reflect_settings(&r);
    load_proof_settings(&r, sections, count);
    text_lists_load(loader, &r.ini, (unsigned)IN_PART1 << (number - 1), &part->lists);
}
