#include "scenes/workbench_scene.h"

#include <math.h>
#include <string.h>

#include "design/dial.h"
#include "lesson/struck.h"
#include "scenes/case_scene.h"
#include "scenes/dial_words.h"
#include "scenes/pictures.h"
#include "scenes/verdicts.h"

enum { SLIDERS_IN_SIGHT = 3 };

static void option_field(const struct build *build, const struct control *control,
                         const struct design *design, struct scene_field *field)
{
    size_t count = dial_option_count(control);
    const char **labels = arena_alloc(build->arena, count * sizeof *labels);
    for (size_t i = 0; i < count; i++) {
        labels[i] = dial_option(build, control, i);
    }
    double at = control_value(control, design) - control->min;
    field->options = labels;
    field->option_count = count;
    field->option = at >= 0 && at < (double)count ? (size_t)at : count;
    field->value = dial_value(build, control, design);
}

/* The bytes of the widest value, so that what follows a value stays where it is on the screen. */
static int widest_value(const struct build *build, const struct control *control,
                        const struct scene_field *field)
{
    size_t widest = strlen(field->value);
    for (size_t i = 0; i < field->option_count; i++) {
        size_t length = strlen(field->options[i]);
        widest = length > widest ? length : widest;
    }
    if (field->kind == SCENE_NUMBER) {
        struct design highest = *build->design;
        control_put(control, &highest, control->max);
        size_t length = strlen(dial_value(build, control, &highest));
        widest = length > widest ? length : widest;
    }
    return build->form == NUMBER_PLAIN ? (int)widest : 0;
}

/* What makes a value as wide as the widest. */
static const char *padding(const char *value, int width)
{
    static const char blanks[] = "                                        ";
    size_t most = sizeof blanks - 1, length = strlen(value);
    size_t pad = (size_t)width > length ? (size_t)width - length : 0;
    return blanks + (pad < most ? most - pad : 0);
}

/* In the readout `beside` stands behind the value, and `tail` behind the range. */
static struct scene_field *control_field(const struct build *build, const struct control *control,
                                         const struct design *first, const char *beside,
                                         const char *tail)
{
    enum scene_field_kind kind = !dial_is_option(control) ? SCENE_NUMBER
                                 : control->param && control->param->kind == SIM_SWITCH
                                     ? SCENE_SWITCH
                                     : SCENE_CHOICE;
    struct scene_field *field = build_field(build, kind, control->name, dial_label(build, control));
    field->help = build_textf(build, "help.%s", control->name);
    field->fixed = control->fixed;
    field->more = control->slider > SLIDERS_IN_SIGHT;
    if (kind == SCENE_NUMBER) {
        field->value = dial_value(build, control, build->design);
        field->range = dial_range(build, control);
        field->position = dial_position(control, build->design);
        field->first_position = first ? dial_position(control, first) : NAN;
    } else {
        option_field(build, control, build->design, field);
    }
    if (control->fixed) {
        field->range = "";
        field->readout = arena_join(build->arena, field->label, " ", field->value, "  ", beside,
                                    "  ", build_text(build, "control.fixed"), "  ", tail);
        return field;
    }
    field->readout = arena_join(build->arena, field->label, " ", field->value,
                                padding(field->value, widest_value(build, control, field)), "  ",
                                beside, "  ", field->range, *field->range ? "  " : "", tail);
    return field;
}

/* What the design of now is seen beside: the first run, or under stress the struck one before. */
static const struct design *first_design(const struct lesson *lesson, const struct part_state *part)
{
    const struct run *struck = where_is_stress(&lesson->where) ? struck_run(part) : NULL;
    return struck                              ? &struck->design
           : part->run_count > part->first_run ? &part->runs[part->first_run].design
                                               : NULL;
}

/* Of a plot that is drawn in one row: where the design stands on its curve. */
static void say_now(const struct build *build, struct scene_instrument *instrument)
{
    const struct scene_plot *plot = instrument->plot;
    for (size_t i = 0; i < plot->mark_count; i++) {
        const struct scene_mark *mark = &plot->marks[i];
        if (mark->letter == '@' && !isnan(mark->y)) {
            const char *height = build_number(
                build, plot->y.one > 0 ? mark->y / plot->y.one : mark->y, "count", -2);
            instrument->spark_says = build_join(
                build, "ui.before_number", mark->label,
                *plot->y.unit ? build_join(build, "ui.behind_number", height, plot->y.unit)
                              : height);
        }
    }
}

/* The picture that was turned to goes before those from `first` on. */
static void put_front(const struct build *build, size_t first)
{
    struct scene *scene = &build->sheet->scene;
    struct scene_instrument *list = build->sheet->instruments;
    for (size_t i = first; build->front && i < scene->instrument_count; i++) {
        if (strcmp(list[i].id, build->front) == 0) {
            struct scene_instrument front = list[i];
            memmove(&list[first + 1], &list[first], (i - first) * sizeof front);
            front.front = true;
            front.aside = front.on_demand = false;
            list[first] = front;
            return;
        }
    }
}

void workbench_instruments(const struct build *build, const struct lesson *lesson, bool views)
{
    const struct part_state *state = case_runs(build, lesson);
    const struct design *first = first_design(lesson, state);
    const struct workbench bench = {
        .now = build->evaluation,
        .design = build->design,
        .out = build->out,
        .first = first ? lesson->bench.first : NULL,
        .best = lesson->bench.best,
        .state = state,
        .views = views,
        .struck = where_is_stress(&lesson->where),
        .in_case = lesson_in_case(lesson),
    };
    if (first) {
        evaluation_set(bench.first, build->track, lesson->where.part, first);
    }
    size_t begin = build->sheet->scene.instrument_count;
    pictures_of(lesson->where.part)->instruments(build, &bench);
    if (bench.in_case) {
        case_differences(build, lesson);
    }
    for (size_t i = begin; i < build->sheet->scene.instrument_count; i++) {
        if (build->sheet->instruments[i].plot) {
            say_now(build, &build->sheet->instruments[i]);
        }
    }
    if (!views) {
        put_front(build, begin);
    }
}

void workbench_fields(const struct build *build, const struct lesson *lesson)
{
    const struct part *part = lesson->bench.part;
    const struct design *first = first_design(lesson, case_runs(build, lesson));
    const char *summary = verdict_summary(build, part->aim_count,
                                          evaluation_aims_met(build->evaluation));
    const char *change = build_text(build, "readout.change");
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        const char *tail = lesson_in_case(lesson) ? case_tail(build, lesson, control, change)
                                                  : change;
        control_field(build, control, first, summary, tail)->change = change;
    }
}

/* Who looks around in a part that is finished is told that it stays so. */
static bool only_tries(const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    return !lesson_in_case(lesson) && part_is_done(state) && part_last_run(state) &&
           lesson_is_uncommitted(lesson);
}

void workbench_scene(const struct build *build, const struct lesson *lesson)
{
    const struct rule *failure = evaluation_failure(build->evaluation);
    bool met = evaluation_aims_met(build->evaluation) == lesson->bench.part->aim_count;
    workbench_fields(build, lesson);
    verdicts_add(build, build->evaluation);
    workbench_instruments(build, lesson, false);
    if (only_tries(lesson)) {
        build->sheet->scene.message = build_text(build, "ui.only_tried");
    } else if (failure && !met) { /* where all aims are met nothing is there to be alarmed about */
        build->sheet->scene.message = failure_text(build, failure);
        build->sheet->scene.alarm = true;
    }
}
