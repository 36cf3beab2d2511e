#include "scenes/action_fields.h"

#include <stdlib.h>
#include <string.h>

#include "course/preset.h"
#include "design/evaluate.h"
#include "lesson/offers.h"
#include "lesson/progress.h"
#include "lesson/runs.h"
#include "scenes/evidence.h"
#include "scenes/verdicts.h"

/* An action about something: its text is not its own. */
static struct scene_field *named(const struct build *build, const struct offer *offer,
                                 const char *label)
{
    return build_field(build, SCENE_ACTION, offer->id, label);
}

/* "Cloud Titan: LLM architect" */
static void track_field(const struct build *build, const struct lesson *lesson,
                        const struct offer *offer, const char *id)
{
    struct build about = *build;
    about.track = catalog_track_named(lesson->catalog, id);
    struct scene_field *field = named(build, offer,
                                      build_join(build, "ui.label_value",
                                                 build_text(&about, "name"),
                                                 build_text(&about, "persona")));
    field->help = build_text(&about, "about");
    field->readout = build_join(build, "ui.two_sentences", field->label, field->help);
}

/* "Part one: Scaling Wall (locked)" */
static void part_field(const struct build *build, const struct lesson *lesson,
                       const struct offer *offer, const char *number)
{
    int part = atoi(number);
    const struct build about = build_about(build, part, build->design, build->out);
    const char *id = part == SIM_PART_FINALE ? "finale" : offer->id;
    const char *action = build_textf(&about, "action.%s", id);
    const char *word = progress_of(lesson->state, lesson_track_index(lesson), (enum sim_part)part);
    if (strcmp(word, "progress.done") == 0 && evidence_is_stale(lesson, (enum sim_part)part)) {
        word = "progress.stale";
    }
    struct scene_field *field = named(
        build, offer, build_join(build, "ui.in_brackets", action, build_text(&about, word)));
    field->help = build_text(&about, "aim");
    field->readout = build_join(build, "ui.two_sentences", field->label, field->help);
}

/* "run 3: 2 of 4 aims MET; 7.60 s a step" */
static void run_field(const struct build *build, const struct lesson *lesson,
                      const struct offer *offer, const char *number)
{
    size_t at = (size_t)atoi(number);
    const struct run *run = &lesson_part_state(lesson)->runs[at - 1];
    double met = run_number(run, "aims_met");
    struct sim_outputs out;
    design_evaluate(lesson->where.part, &run->design, &out);
    const struct build about = build_about(build, build->part, &run->design, &out);
    struct scene_field *field = named(
        build, offer,
        build_join(build, "ui.label_value", build_run(&about, at),
                   build_join(build, "ui.list_semicolon",
                              verdict_summary(&about, lesson_part(lesson)->aim_count,
                                              met > 0 ? (size_t)met : 0),
                              build_text(&about, "history.line"))));
    field->help = build_text(&about, "history.help");
}

static void mark_field(const struct build *build, const struct lesson *lesson,
                       const struct offer *offer, const char *number)
{
    size_t marked = lesson->where.compared[0];
    bool second = marked != 0 && marked != (size_t)atoi(number);
    struct scene_field *field = named(
        build, offer,
        build_join(build, "ui.before_number",
                   build_text(build, second ? "compare.with" : "compare.mark"), number));
    field->help = build_text(build, "action.compare.help");
}

static void preset_field(const struct build *build, const struct lesson *lesson,
                         const struct offer *offer, const char *id)
{
    const struct track *track = lesson_track(lesson);
    size_t at = 0;
    while (strcmp(preset_id(track, at), id) != 0) {
        at++;
    }
    struct scene_field *field = named(
        build, offer,
        build_words(
            build, "ui.preset",
            (struct word[]){{"name", .text = text_preset(build->catalog, track, at)}, {0}}));
    field->help = build_text(build, "preset.help");
    field->confirm = lesson_is_uncommitted(lesson) ? build_text(build, "confirm.preset") : NULL;
    field->readout = build_join(build, "ui.two_sentences", field->label, field->help);
}

/* Ids with a point; all others are build_action's. */
static const struct {
    const char *prefix;
    void (*add)(const struct build *, const struct lesson *, const struct offer *, const char *);
} families[] = {
    {"track.", track_field}, {"part.", part_field},     {"run.", run_field},
    {"mark.", mark_field},   {"preset.", preset_field},
};

static void add(const struct build *build, const struct lesson *lesson, const struct offer *offer)
{
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        size_t length = strlen(families[i].prefix);
        if (strncmp(families[i].prefix, offer->id, length) == 0) {
            families[i].add(build, lesson, offer, offer->id + length);
            return;
        }
    }
    build_action(build, offer->id);
}

void action_fields_add(const struct build *build, const struct lesson *lesson)
{
    struct offers offers = {.arena = build->arena};
    offers_list(lesson, &offers);
    for (size_t i = 0; i < offers.count; i++) {
        add(build, lesson, &offers.items[i]);
        struct scene_field *field = &build->sheet->fields[build->sheet->scene.field_count - 1];
        field->primary = offers.items[i].primary;
        field->more = offers.items[i].more;
        field->fixed = offers.items[i].closed;
    }
}
