#include "scenes/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "lesson/views.h"
#include "scenes/explain.h"
#include "scenes/message_words.h"
#include "scenes/pictures.h"
#include "scenes/screens.h"
#include "scenes/typing.h"
#include "store/memory.h"

enum { SPOKEN_ID = 96 };

struct stage {
    struct session *session;
    size_t handled; /* events */
    bool glance;
    struct sheet sheet;
    struct arena *words; /* of the message, which may outlast its scene's building */
    enum number_form form;
    bool wide;
    size_t turns[SIM_PART_FINALE]; /* each part's: 0: all, else its picture of that number */
};

/* The pictures of the part, and the index of its turn; NULL where there is no workbench. */
static const char *const *turns_of(const struct stage *stage, size_t *index)
{
    const struct where *where = &session_lesson(stage->session)->where;
    if (!where_is_bench(where)) {
        return NULL;
    }
    *index = where->part - 1;
    return pictures_of(where->part)->turns;
}

static struct build begin(const struct stage *stage, struct sheet *sheet, struct arena *arena)
{
    size_t index = 0;
    const char *const *turns = turns_of(stage, &index);
    return (struct build){
        .sheet = sheet,
        .glance = stage->glance,
        .arena = arena,
        .catalog = session_lesson(stage->session)->catalog,
        .form = stage->form,
        .wide = stage->wide,
        .front = turns && stage->turns[index] > 0 ? turns[stage->turns[index] - 1] : NULL,
    };
}

/* What the last event says goes before what the screen says of itself. */
static void put_message(struct stage *stage)
{
    const struct lesson *lesson = session_lesson(stage->session);
    const struct message *message = session_message(stage->session);
    struct scene *scene = &stage->sheet.scene;
    struct build build = begin(stage, &stage->sheet, stage->words);
    build.track = lesson_track(lesson);
    build.part = where_is_in_part(&lesson->where) ? (int)lesson->where.part : 0;
    struct design design;
    arena_reset(stage->words);
    scene->save = session_save(stage->session);
    scene->refused = message->field;
    scene->stays = message->stays;
    scene->message = scene->standing;
    scene->alarm = scene->standing_alarm;
    if (message_is_empty(message)) {
        return;
    }
    if (where_is_bench(&lesson->where)) {
        build = build_evaluated(&build, build.part, lesson_shown(lesson));
    } else if (build.part) {
        lesson_shown_design(lesson, &design);
        build.design = &design;
    }
    scene->message = message_words(&build, message);
    scene->alarm = message->alarm;
}

static void update(struct stage *stage)
{
    const struct build build = begin(stage, &stage->sheet, stage->sheet.arena);
    sheet_start(&stage->sheet);
    screens_build(&build, session_lesson(stage->session));
    stage->sheet.scene.standing = stage->sheet.scene.message;
    stage->sheet.scene.standing_alarm = stage->sheet.scene.alarm;
    put_message(stage);
}

struct stage *stage_open(const struct session_options *options)
{
    struct stage *stage = memory_get(1, sizeof *stage);
    stage->session = session_open(options);
    stage->handled = 1;
    stage->sheet.arena = arena_new();
    stage->words = arena_new();
    stage->form = options->unit_words ? NUMBER_WORDS : NUMBER_PLAIN;
    update(stage);
    return stage;
}

void stage_close(struct stage *stage)
{
    if (!stage) {
        return;
    }
    session_close(stage->session);
    sheet_free(&stage->sheet);
    arena_free(stage->sheet.arena);
    arena_free(stage->words);
    free(stage);
}

/* A label that was typed is the choice of its option: the lesson knows no labels. */
static struct event resolved(const struct stage *stage, const struct event *event)
{
    struct event sent = *event;
    const struct scene_field *field = event->kind == EVENT_TYPE
                                          ? scene_field(&stage->sheet.scene, event->field)
                                          : NULL;
    size_t option = field ? typing_option(field, event->text) : 0;
    if (field && option < field->option_count) {
        sent.kind = EVENT_CHOOSE;
        sent.steps = (int)option;
    }
    return sent;
}

bool stage_handle(struct stage *stage, const struct event *event)
{
    const struct event sent = resolved(stage, event);
    bool done = session_handle(stage->session, &sent);
    stage->handled++;
    if (session_is_unchanged(stage->session)) {
        put_message(stage);
    } else {
        update(stage);
    }
    return done;
}

size_t stage_handled(const struct stage *stage)
{
    return stage->handled;
}

void stage_set_glance(struct stage *stage, bool glance)
{
    if (glance != stage->glance) {
        stage->glance = glance;
        update(stage);
    }
}

void stage_set_wide(struct stage *stage, bool wide)
{
    if (wide != stage->wide) {
        stage->wide = wide;
        update(stage);
    }
}

static const struct scene_instrument *front_of(const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (scene->instruments[i].front) {
            return &scene->instruments[i];
        }
    }
    return NULL;
}

/* A picture that the track or the design doesn't have is passed over. */
const char *stage_turn(struct stage *stage)
{
    size_t index = 0;
    const char *const *turns = turns_of(stage, &index);
    size_t *turn = &stage->turns[index];
    const struct scene_instrument *front = NULL;
    while (turns && !front) {
        *turn = turns[*turn] ? *turn + 1 : 0;
        update(stage);
        front = front_of(&stage->sheet.scene);
        if (*turn == 0) {
            return NULL;
        }
    }
    return front ? front->title : NULL;
}

const struct scene *stage_scene(const struct stage *stage)
{
    return &stage->sheet.scene;
}

const char *stage_text(const struct stage *stage, const char *id)
{
    const struct catalog *catalog = session_lesson(stage->session)->catalog;
    const char *text = NULL;
    if (stage->form == NUMBER_WORDS) { /* a voice may have another one */
        char spoken[SPOKEN_ID];
        snprintf(spoken, sizeof spoken, "%s.spoken", id);
        text = text_find(catalog, NULL, 0, spoken);
    }
    return text ? text : text_of(catalog, NULL, 0, id);
}

static struct build asked(const struct stage *stage)
{
    return begin(stage, NULL, stage->words);
}

const char *stage_explain(const struct stage *stage, const struct scene_field *field,
                          const struct scene_instrument *instrument, const struct scene_row *row)
{
    const struct build build = asked(stage);
    return field ? explain_field(&build, field) : explain_row(&build, instrument, row);
}

const char *stage_terms(const struct stage *stage)
{
    const struct build build = asked(stage);
    return explain_terms(&build, &stage->sheet.scene);
}

bool stage_opens(const struct stage *stage, const char *view)
{
    return views_shut(session_lesson(stage->session), where_view_find(view)) == NULL;
}
