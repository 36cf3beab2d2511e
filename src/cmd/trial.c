/* trial.c: a design from the command line. */
#include "cmd/trial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/nearest.h"
#include "design/judge.h"
#include "lesson/state.h"
#include "store/memory.h"
#include "store/number.h"

void trial_option(struct trial *trial, int option, const char *value)
{
    switch (option) {
    case TRIAL_TRACK: trial->track_id = value; break;
    case TRIAL_PART: trial->part_id = value; break;
    case TRIAL_SET:
        trial->sets = memory_resize(trial->sets, trial->set_count + 1, sizeof *trial->sets);
        trial->sets[trial->set_count++] = value;
        break;
    }
}

/* An evaluation says no texts, and looks at one track alone. */
static struct catalog *open_catalog(const char *directory, const char *language,
                                    struct fault_list *faults)
{
    (void)language;
    return catalog_open(directory, NULL, faults);
}

static bool load_track(struct trial *trial)
{
    struct fault_list faults = {0};
    bool good = catalog_load_track(trial->catalog, (size_t)(trial->track - trial->catalog->tracks),
                                   &faults);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    return good;
}

static bool find_part(struct trial *trial, const struct command *command)
{
    const char *name = trial->part_id == NULL ? "1" : trial->part_id;
    int part = part_find(name);
    if (part == 0) {
        command_refuse(command, "there is no part %s; choose 1, 2, 3 or finale", name);
        return false;
    }
    trial->part = (enum sim_part)part;
    return true;
}

static bool apply_set(struct trial *trial, const struct command *command, const char *set)
{
    char why[WHY_BYTES];
    bool done = design_set_pair(&trial->catalog->reference, &trial->design, set, why);
    if (!done) {
        command_refuse(command, "%s", why);
    }
    return done;
}

/*
 * The outputs of the part; for the finale those of the parts that it rests on, too. They are the
 * same for all tracks: what a track hasn't is NaN.
 */
static void list_outputs(struct trial *trial)
{
    size_t count;
    const struct sim_output *all = sim_output_table(&count);
    bool finale = trial->part == SIM_PART_FINALE;
    trial->outputs = memory_get(count, sizeof *trial->outputs);
    for (size_t i = 0; i < count; i++) {
        if (all[i].part == trial->part) {
            trial->outputs[trial->output_count++] = &all[i];
        }
    }
    for (size_t i = 0; i < count && finale; i++) {
        if (all[i].part != SIM_PART_FINALE) {
            trial->outputs[trial->output_count++] = &all[i];
        }
    }
}

bool trial_open(struct trial *trial, const struct options *options)
{
    const struct command *command = options->command;
    trial->catalog = options_load(options, open_catalog);
    if (trial->catalog == NULL) {
        return false;
    }
    trial->track = options_track(command, trial->catalog, trial->track_id);
    if (trial->track == NULL || !find_part(trial, command) || !load_track(trial)) {
        return false;
    }
    trial->design = trial->track->defaults;
    if (trial->part == SIM_PART_FINALE) {
        part_pin(trial->track, trial->part, &trial->design);
    }
    list_outputs(trial);
    for (size_t i = 0; i < trial->set_count; i++) {
        if (!apply_set(trial, command, trial->sets[i])) {
            return false;
        }
    }
    if (trial->design.in.scaling.fleet_kind != trial->track->defaults.in.scaling.fleet_kind) {
        command_refuse(command, "fleet_kind comes with the track; choose another with --track");
        return false;
    }
    char why[WHY_BYTES];
    if (design_conflict(&trial->design, why) != NULL) {
        command_refuse(command, "%s", why);
        return false;
    }
    return true;
}

void trial_close(struct trial *trial)
{
    catalog_free(trial->catalog);
    free(trial->sets);
    free(trial->outputs);
}

const char *trial_reason(const struct trial *trial, const struct sim_outputs *out)
{
    enum sim_reason reason = sim_output_reason(out, trial->part);
    for (enum sim_part part = SIM_PART_SCALING;
         part < SIM_PART_FINALE && trial->part == SIM_PART_FINALE && reason == SIM_OK; part++) {
        reason = sim_output_reason(out, part);
    }
    return reason == SIM_OK ? NULL : sim_reason_id(reason);
}

void trial_put_text(struct buffer *text, const struct sim_output *output, double value)
{
    char number[NUMBER_ROOM];
    if (isnan(value)) {
        return;
    }
    buffer_add_text(text, output->kind == SIM_CHOICE ? output->choices[(size_t)value]
                                                     : number_short(value, number));
}

void trial_put_json(struct json_out *json, const struct sim_output *output, double value)
{
    if (!isnan(value) && output->kind == SIM_CHOICE) {
        json_put_text(json, output->name, output->choices[(size_t)value]);
    } else {
        json_put_number(json, output->name, value);
    }
}
