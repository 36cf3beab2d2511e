#include "term/heard.h"

#include <string.h>

#include "term/speech.h"

static void add_place(struct buffer *text, const struct scene *scene)
{
    buffer_add_format(text, "%d %s %s", (int)scene->screen, scene->track, scene->title);
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (scene->trail[i].current) {
            buffer_add_format(text, " %zu", i);
        }
    }
}

/* Between two newlines, so that none is found in another's end. */
static void add_verdict(struct buffer *text, const struct scene_row *row)
{
    buffer_add_format(text, "\n%s\t%d\n", row->label, (int)row->verdict);
}

static void add_control(struct buffer *text, const struct scene_field *field)
{
    buffer_add_format(text, "\n%s\t%s\n", field->id, field->value);
}

void heard_remember(struct heard *heard, const struct scene *scene, const char *field)
{
    const struct scene_field *held = scene_field(scene, field);
    buffer_add_text(&heard->value, held ? held->value : "");
    add_place(&heard->place, scene);
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].change) {
            add_control(&heard->controls, &scene->fields[i]);
        }
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t row = 0; row < scene->instruments[i].row_count; row++) {
            add_verdict(&heard->verdicts, &scene->instruments[i].rows[row]);
        }
    }
}

void heard_forget(struct heard *heard)
{
    buffer_free(&heard->place);
    buffer_free(&heard->verdicts);
    buffer_free(&heard->controls);
    buffer_free(&heard->value);
}

bool heard_place(const struct heard *heard, const struct scene *scene)
{
    struct buffer place = {0};
    add_place(&place, scene);
    bool same = strcmp(buffer_text(&heard->place), buffer_text(&place)) == 0;
    buffer_free(&place);
    return same;
}

/* Whether a control was heard with another value: that is put in HELD. */
static bool is_changed(const struct heard *heard, const struct scene_field *field,
                       struct buffer *held)
{
    struct buffer now = {0};
    add_control(&now, field);
    bool same = strstr(buffer_text(&heard->controls), buffer_text(&now)) != NULL;
    buffer_cut(&now, strlen(field->id) + 2); /* up to its tab */
    const char *found = strstr(buffer_text(&heard->controls), buffer_text(&now));
    bool changed = !same && found;
    if (changed) {
        found += now.length;
        buffer_cut(held, 0);
        buffer_add(held, found, strcspn(found, "\n"));
    }
    buffer_free(&now);
    return changed;
}

const struct scene_field *heard_changed(struct heard *heard, const struct scene *scene)
{
    const struct scene_field *changed = NULL;
    size_t count = 0;
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].change && is_changed(heard, &scene->fields[i], &heard->value)) {
            changed = &scene->fields[i];
            count++;
        }
    }
    return count == 1 ? changed : NULL;
}

static bool is_news(const struct heard *heard, const struct scene_row *row)
{
    struct buffer line = {0};
    add_verdict(&line, row);
    bool known = strstr(buffer_text(&heard->verdicts), buffer_text(&line)) != NULL;
    buffer_free(&line);
    return row->verdict != SCENE_NO_VERDICT && !known;
}

const struct scene_row *heard_next(struct heard_news *news)
{
    const struct scene *scene = news->scene;
    for (; news->instrument < scene->instrument_count; news->instrument++, news->row = 0) {
        const struct scene_instrument *instrument = &scene->instruments[news->instrument];
        if (news->any ? instrument->kind != SCENE_VERDICTS
                      : !speech_is_of_aims(scene, instrument)) {
            continue;
        }
        while (news->row < instrument->row_count) {
            const struct scene_row *row = &instrument->rows[news->row++];
            if (is_news(news->heard, row)) {
                return row;
            }
        }
    }
    return NULL;
}
