/* catalog_part.c: one part of a track: its controls, its lock, its settings. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/catalog_data.h"
#include "course/control.h"
#include "course/values.h"
#include "course/nearest.h"
#include "course/rule_load.h"

static const char *const part_ids[LAB_PARTS] = {"part1", "part2", "part3", "finale"};

const char *lab_part_id(enum sim_part part)
{
    return part_ids[part - 1];
}

/* What is being read. */
struct reading {
    struct lab_catalog *catalog;
    struct lab_track *track;
    struct lab_part *part;
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
    static const char *const settings[] = {"part", "lock", "reflect", "proof"};
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
    const struct lab_control *one = a, *two = b;
    int x = one->slider == 0 ? 1000 : one->slider, y = two->slider == 0 ? 1000 : two->slider;
    return x != y ? x - y : strcmp(one->name, two->name);
}

/* What a part's rows set. A finale's waits until it is pinned: earlier parts have their own. */
static struct lab_design rows_of(const struct lab_part *part, const struct lab_control *controls,
                                 size_t count)
{
    struct lab_design design;
    design_clear(&design);
    for (size_t i = 0; i < count; i++) {
        if (controls[i].table != NULL && part->number != SIM_PART_FINALE) {
            design_put_row(&design, lab_row_find(controls[i].name), controls[i].table,
                           (size_t)controls[i].initial);
        }
    }
    return design;
}

/*
 * A default is that of the first part that gives one. A number in the file goes before what a row
 * sets, so that a file can correct a row.
 */
static void put_defaults(struct reading *r, struct lab_control *controls, size_t count)
{
    struct lab_design *defaults = &r->track->defaults, rows = rows_of(r->part, controls, count);
    size_t known;
    const struct sim_param *params = sim_param_table(&known);
    for (size_t i = 0; i < count; i++) {
        const struct lab_control *c = &controls[i];
        if (c->table != NULL) {
            defaults->rows[lab_row_find(c->name)] = c->initial;
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

static void check_sliders(const struct reading *r)
{
    const struct lab_part *part = r->part;
    for (size_t i = 0; i + 1 < part->slider_count; i++) {
        const struct lab_control *c = &part->controls[i + 1];
        if (c->slider == part->controls[i].slider) {
            part_ini_fault(&r->ini, c->name, "slider", "%s has slider %d, too; give each its own",
                           part->controls[i].name, c->slider);
        }
    }
}

static void load_controls(struct reading *r, const char *const *sections, size_t count)
{
    struct lab_control *controls = arena_alloc(r->catalog->arena, (count + 1) * sizeof *controls);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        n += !is_setting(sections[i]) &&
             control_load(r->catalog, &r->ini, sections[i], &controls[n]);
    }
    put_defaults(r, controls, n);
    for (size_t i = 0; i < n; i++) {
        control_check(&r->ini, &controls[i]);
        r->part->slider_count += controls[i].slider > 0;
    }
    qsort(controls, n, sizeof *controls, by_slider);
    r->part->controls = controls;
    r->part->control_count = n;
    r->catalog->counts.parameters += n;
    check_sliders(r);
}

const struct lab_control *lab_control_find(const struct lab_part *part, const char *name)
{
    for (size_t i = 0; i < part->control_count; i++) {
        if (strcmp(part->controls[i].name, name) == 0) {
            return &part->controls[i];
        }
    }
    return NULL;
}

/* ---- settings ---- */

static const char *const *load_words(struct reading *r, const char *section, const char *key,
                                     size_t *count)
{
    return part_ini_words(&r->ini, section, key, r->catalog->arena, count);
}

static void load_part_settings(struct reading *r)
{
    static const char *const keys[] = {"pinned", "runs", "objective", NULL};
    struct lab_part *part = r->part;
    part_ini_allow(&r->ini, "part", keys);
    part->pinned = load_words(r, "part", "pinned", &part->pinned_count);
    for (size_t i = 0; i < part->pinned_count; i++) {
        if (sim_param_find(part->pinned[i]) == NULL) {
            part_ini_fault(&r->ini, "part", "pinned", "no parameter is named %s; correct it",
                           part->pinned[i]);
        }
    }
    part_ini_integer(&r->ini, "part", "runs", 0, 1000, &part->runs);
    const char *objective = part_ini_string(&r->ini, "part", "objective");
    part->objective = objective == NULL ? NULL : sim_output_find(objective);
    if (objective != NULL && part->objective == NULL) {
        part_ini_fault(&r->ini, "part", "objective", "no output is named %s; correct it",
                       objective);
    }
}

static void check_never_right(struct reading *r)
{
    const struct lab_part *part = r->part;
    for (size_t i = 0; i < part->lock_never_right_count; i++) {
        bool known = false;
        for (size_t k = 0; k < part->lock_choice_count; k++) {
            known = known || strcmp(part->lock_choices[k], part->lock_never_right[i]) == 0;
        }
        if (!known) {
            part_ini_fault(&r->ini, "lock", "never_right",
                           "%s is not one of the choices; correct it", part->lock_never_right[i]);
        }
    }
}

static void load_lock_settings(struct reading *r)
{
    static const char *const keys[] = {"choices", "mechanisms", "tolerance", "never_right", NULL};
    struct lab_part *part = r->part;
    part_ini_allow(&r->ini, "lock", keys);
    part->lock_choices = load_words(r, "lock", "choices", &part->lock_choice_count);
    part->lock_mechanisms = load_words(r, "lock", "mechanisms", &part->lock_mechanism_count);
    part->lock_never_right = load_words(r, "lock", "never_right", &part->lock_never_right_count);
    if (part->number == SIM_PART_FINALE) {
        return;
    }
    if (part->lock_choice_count < 2 || part->lock_mechanism_count < 2) {
        part_ini_fault(&r->ini, "lock", NULL,
                       "a lock needs two choices and two mechanisms at least; add them");
    }
    part_ini_need_number(&r->ini, "lock", "tolerance", &part->lock_tolerance);
    check_never_right(r);
}

static void load_reflect_settings(struct reading *r)
{
    static const char *const keys[] = {"answers", "tolerance", NULL};
    part_ini_allow(&r->ini, "reflect", keys);
    r->part->reflect_answers = load_words(r, "reflect", "answers", &r->part->reflect_answer_count);
    part_ini_number(&r->ini, "reflect", "tolerance", &r->part->reflect_tolerance);
}

/* ---- what the proof weighs ---- */

static const struct lab_operand *load_operands(struct reading *r, const char *key, size_t *count)
{
    const char *const *names = load_words(r, "proof", key, count);
    struct lab_operand *operands = arena_alloc(r->catalog->arena, (*count + 1) * sizeof *operands);
    for (size_t i = 0; i < *count; i++) {
        struct nearest nearest = {.word = names[i]};
        nearest_offer_outputs(&nearest);
        if (!rule_operand_find(names[i], &operands[i])) {
            part_ini_fault(&r->ini, "proof", key, "no output is named %s; %s", names[i],
                           nearest_mend(&nearest, "correct it"));
        }
    }
    return operands;
}

static void load_free(struct reading *r, const char *section, struct lab_free *one)
{
    static const char *const keys[] = {"up", "down", NULL};
    const struct lab_control *control = lab_control_find(r->part, section + strlen(FREE));
    const char *up = part_ini_string(&r->ini, section, "up");
    const char *down = part_ini_string(&r->ini, section, "down");
    part_ini_allow(&r->ini, section, keys);
    if (control == NULL || control->slider == 0) {
        part_ini_fault(&r->ini, section, NULL, "this part has no slider of that name; correct it");
    }
    if (up == NULL && down == NULL) {
        part_ini_fault(&r->ini, section, NULL,
                       "no reason is given; write why as up or as down, or delete the section");
    }
    one->control = section + strlen(FREE);
    one->up = up == NULL ? NULL : arena_strdup(r->catalog->arena, up);
    one->down = down == NULL ? NULL : arena_strdup(r->catalog->arena, down);
}

static void load_proof_settings(struct reading *r, const char *const *sections, size_t count)
{
    static const char *const keys[] = {"prices", "gains", NULL};
    struct lab_free *found = arena_alloc(r->catalog->arena, (count + 1) * sizeof *found);
    part_ini_allow(&r->ini, "proof", keys);
    r->part->prices = load_operands(r, "prices", &r->part->price_count);
    r->part->gains = load_operands(r, "gains", &r->part->gain_count);
    for (size_t i = 0; i < count; i++) {
        if (is_free(sections[i])) {
            load_free(r, sections[i], &found[r->part->free_count++]);
        }
    }
    r->part->free = found;
}

/* ---- the lock's variants ---- */

static void check_lock(struct reading *r, const char *path, const struct lab_table *lock)
{
    struct fault_list *faults = r->ini.faults;
    if (lock->rows != LAB_VARIANTS) {
        fault_add(faults, path, 0, "variant", "%zu variants; write the %d from 0 to %d", lock->rows,
                  LAB_VARIANTS, LAB_VARIANTS - 1);
    }
    for (size_t row = 0; row < lock->rows && row < LAB_VARIANTS; row++) {
        const char *id = lock->cells[row * lock->columns];
        char *end;
        if (strtoul(id, &end, 10) != row || *end != '\0' || end == id) {
            fault_add(faults, path, row + 2, "variant", "this row must be variant %zu; sort them",
                      row);
            break;
        }
    }
    for (size_t i = 1; i < lock->columns; i++) {
        enum lab_row table_row = lab_row_find(lock->header[i]);
        if (lock->params[i] == NULL && table_row == LAB_ROWS) {
            fault_add(faults, path, 1, lock->header[i],
                      "this column is no parameter; name one or delete it");
        }
        for (size_t row = 0; row < lock->rows; row++) {
            const char *cell = lock->cells[row * lock->columns + i];
            const struct lab_table *table = table_row == LAB_ROWS
                                                ? NULL
                                                : lab_row_table(r->catalog, table_row);
            if (*cell == '\0' || (table != NULL && lab_table_row(table, cell) < 0)) {
                fault_add(faults, path, row + 2, lock->header[i], "%s; write a value",
                          *cell == '\0' ? "this cell is empty" : "no row is named so");
            }
        }
    }
}

static void load_lock(struct reading *r)
{
    if (r->part->number == SIM_PART_FINALE) {
        return;
    }
    const char *path = arena_printf(r->catalog->arena, "%s/%s/locks%d.csv", r->catalog->directory,
                                    r->track->id, (int)r->part->number);
    r->part->lock = catalog_load_table(r->catalog, path, "locks", "variant", r->ini.faults);
    if (r->part->lock != NULL) {
        check_lock(r, path, r->part->lock);
    }
}

/* ---- the part ---- */

void catalog_load_part(struct lab_catalog *catalog, struct lab_track *track, enum sim_part number,
                       struct fault_list *faults)
{
    struct reading r = {.catalog = catalog, .track = track, .part = &track->parts[number - 1]};
    r.part->number = number;
    const char *id = lab_part_id(number);
    const char *folder = catalog->directory;
    const char *own = arena_printf(catalog->arena, "%s/%s/%s.ini", folder, track->id, id);
    const char *shared = arena_printf(catalog->arena, "%s/all/%s.ini", folder, id);
    if (part_ini_open(&r.ini, own, shared, faults)) {
        catalog->counts.files += track == catalog->tracks ? 2 : 1; /* the shared one once */
        const char *const *sections = part_ini_sections(&r.ini, catalog->arena);
        size_t count = 0;
        while (sections[count] != NULL) {
            count++;
        }
        load_controls(&r, sections, count);
        rules_load(catalog, &r.ini, sections, count, r.part);
        load_part_settings(&r);
        load_lock_settings(&r);
        load_reflect_settings(&r);
        load_proof_settings(&r, sections, count);
    }
    part_ini_close(&r.ini);
    load_lock(&r);
}
