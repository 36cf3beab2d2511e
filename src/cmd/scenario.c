/* scenario.c: a design from the command line. */
#include "cmd/scenario.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/nearest.h"
#include "design/judge.h"
#include "lesson/state.h"
#include "store/memory.h"
#include "store/number.h"

void scenario_option(struct scenario *scenario, int option, const char *value)
{
    switch (option) {
    case SCENARIO_TRACK: scenario->track_id = value; break;
    case SCENARIO_PART: scenario->part_id = value; break;
    case SCENARIO_SET:
        scenario->sets = memory_resize(scenario->sets, scenario->set_count + 1,
                                       sizeof *scenario->sets);
        scenario->sets[scenario->set_count++] = value;
        break;
    }
}

static bool find_track(struct scenario *scenario, const struct command *command)
{
    struct nearest nearest = {.word = scenario->track_id};
    if (scenario->track_id == NULL) {
        scenario->track = lab_track_at(scenario->catalog, 0);
        return true;
    }
    scenario->track = lab_track_find(scenario->catalog, scenario->track_id);
    for (size_t i = 0; i < lab_track_count(scenario->catalog); i++) {
        nearest_offer(&nearest, lab_track_at(scenario->catalog, i)->id);
    }
    if (scenario->track == NULL) {
        cmd_refuse(command, "no track is named %s; %s", scenario->track_id,
                   nearest_mend(&nearest, "see tracks.ini in the data folder"));
    }
    return scenario->track != NULL;
}

static bool find_part(struct scenario *scenario, const struct command *command)
{
    const char *name = scenario->part_id == NULL ? "1" : scenario->part_id;
    int part = lab_part_find(name);
    if (part == 0) {
        cmd_refuse(command, "there is no part %s; choose 1, 2, 3 or finale", name);
        return false;
    }
    scenario->part = (enum sim_part)part;
    return true;
}

static bool apply_set(struct scenario *scenario, const struct command *command, const char *set)
{
    char why[LAB_WHY_BYTES];
    const char *equals = strchr(set, '=');
    if (equals == NULL) {
        cmd_refuse(command, "--set %s has no value; write NAME=VALUE", set);
        return false;
    }
    char *name = memory_text_n(set, (size_t)(equals - set));
    bool done = lab_design_set(scenario->catalog, &scenario->design, name, equals + 1, why);
    free(name);
    if (!done) {
        cmd_refuse(command, "%s", why);
    }
    return done;
}

/*
 * The outputs of the part; for the finale those of the parts that it rests on, too. They are the
 * same for all tracks: what a track hasn't is NaN.
 */
static void list_outputs(struct scenario *scenario)
{
    size_t count;
    const struct sim_output *all = sim_output_table(&count);
    bool finale = scenario->part == SIM_PART_FINALE;
    scenario->outputs = memory_get(count, sizeof *scenario->outputs);
    for (size_t i = 0; i < count; i++) {
        if (all[i].part == scenario->part) {
            scenario->outputs[scenario->output_count++] = &all[i];
        }
    }
    for (size_t i = 0; i < count && finale; i++) {
        if (all[i].part != SIM_PART_FINALE) {
            scenario->outputs[scenario->output_count++] = &all[i];
        }
    }
}

bool scenario_open(struct scenario *scenario, const struct options *options)
{
    const struct command *command = options->command;
    scenario->catalog = cmd_catalog(options);
    if (scenario->catalog == NULL || !find_track(scenario, command) ||
        !find_part(scenario, command)) {
        return false;
    }
    scenario->design = scenario->track->defaults;
    if (scenario->part == SIM_PART_FINALE) {
        lab_part_pin(scenario->track, scenario->part, &scenario->design);
    }
    list_outputs(scenario);
    for (size_t i = 0; i < scenario->set_count; i++) {
        if (!apply_set(scenario, command, scenario->sets[i])) {
            return false;
        }
    }
    if (scenario->design.in.scaling.fleet_kind != scenario->track->defaults.in.scaling.fleet_kind) {
        cmd_refuse(command, "fleet_kind comes with the track; choose another with --track");
        return false;
    }
    char why[LAB_WHY_BYTES];
    if (lab_design_conflict(&scenario->design, why) != NULL) {
        cmd_refuse(command, "%s", why);
        return false;
    }
    return true;
}

void scenario_close(struct scenario *scenario)
{
    lab_catalog_free(scenario->catalog);
    free(scenario->sets);
    free(scenario->outputs);
}

const char *scenario_reason(const struct scenario *scenario, const struct sim_outputs *out)
{
    enum sim_reason reason = sim_output_reason(out, scenario->part);
    for (enum sim_part part = SIM_PART_SCALING;
         part < SIM_PART_FINALE && scenario->part == SIM_PART_FINALE && reason == SIM_OK; part++) {
        reason = sim_output_reason(out, part);
    }
    return reason == SIM_OK ? NULL : sim_reason_id(reason);
}

void scenario_put_text(struct buffer *text, const struct sim_output *output, double value)
{
    char number[NUMBER_ROOM];
    if (isnan(value)) {
        return;
    }
    buffer_add_text(text, output->kind == SIM_CHOICE ? output->choices[(size_t)value]
                                                     : number_short(value, number));
}

void scenario_put_json(struct json_out *json, const struct sim_output *output, double value)
{
    if (!isnan(value) && output->kind == SIM_CHOICE) {
        json_put_text(json, output->name, output->choices[(size_t)value]);
    } else {
        json_put_number(json, output->name, value);
    }
}
