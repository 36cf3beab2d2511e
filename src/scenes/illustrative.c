#include "scenes/illustrative.h"

#include "course/placeholder.h"
#include "course/text.h"
#include "scenes/dial_words.h"
#include "scenes/fill.h"
#include "store/buffer.h"

/* Adds the labels of the illustrative inputs that a text names, and the texts within it. */
static void add_names(const struct build *build, const struct part *part, const char *text,
                      struct buffer *names)
{
    struct placeholder p;
    for (; text && placeholder_next(text, &p); text = p.end) {
        const struct control *control = control_find(part, p.name);
        if (placeholder_is_text(&p)) {
            add_names(build, part, fill_inner(build, &p), names);
        } else if (control && control_is_illustrative(control, build->design)) {
            buffer_add_text(names, names->length ? ", " : "");
            buffer_add_text(names, dial_label(build, control));
        }
    }
}

void illustrative_paragraph(const struct build *build, const struct part *part, const char *id)
{
    const char *text = text_of(build->catalog, build->track, build->part, id);
    const char *said = fill_text(build, text), *listed = "";
    struct buffer names = {0};
    add_names(build, part, text, &names);
    if (names.length) {
        const struct word words[] = {{.name = "names", .text = buffer_text(&names)}, {0}};
        listed = build_words(build, "ui.illustrative", words);
    }
    buffer_free(&names);
    bool spoken = build->form == NUMBER_WORDS; /* all of it in one breath, or the shorter one */
    bool short_one = spoken && build->sheet->scene.screen == SCENE_LOCK;
    const char *whole = *listed ? arena_join(build->arena, said, " ", listed) : said;
    build->sheet->scene.scenario = whole;
    build_paragraph(build, SCENE_TEXT, short_one ? build_text(build, id) : spoken ? whole : said);
    if (*listed && !spoken) {
        build_paragraph(build, SCENE_TEXT, listed);
    }
}

const char *illustrative_title(const struct build *build, const struct part *part,
                               const struct design *design, const char *title)
{
    size_t count = 0;
    for (size_t i = 0; i < part->control_count; i++) {
        count += control_is_illustrative(&part->controls[i], design);
    }
    const struct word words[] = {
        {.name = "title", .text = title}, {.name = "count", .number = count}, {0}};
    return count ? build_words(build, "ui.illustrative_title", words) : title;
}

void illustrative_list(const struct build *build, const struct part *part)
{
    build_paragraph(build, SCENE_HEADING, build_text(build, "illustrative.title"));
    build_paragraph(build, SCENE_TEXT, build_text(build, "illustrative.sentence"));
    for (size_t i = 0; i < part->control_count; i++) {
        const struct control *control = &part->controls[i];
        if (control_is_illustrative(control, build->design)) {
            build_paragraph(build, SCENE_ITEM,
                            arena_join(build->arena, dial_label(build, control), ": ",
                                       dial_value(build, control, build->design)));
        }
    }
}
