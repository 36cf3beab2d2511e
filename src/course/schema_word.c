#include "course/schema_word.h"

#include <stdlib.h>
#include <string.h>

/* In the order of their ids' bytes. */
static const struct text_words {
    const char *id, *words;
} texts[] = {
    {"linear.cut", "bytes"},
    {"linear.mode", "why"},
    {"linear.more_or", "action"},
    {"linear.never_set", "field"},
    {"linear.no_such_name", "name"},
    {"linear.not_known", "line"},
    {"linear.now", "value"},
    {"linear.over", "bytes limit"},
    {"linear.refused_at", "line why"},
    {"linear.step", "number count name"},
    {"linear.too_long", "kibibytes"},
    {"linear.turned_more", "count"},
    {"linear.warning", "text"},
    {"linear.which_line", "count"},
    {"linear.write", "limit"},
    {"ui.about", "what why"},
    {"ui.aims_met", "met count"},
    {"ui.before_number", "words number"},
    {"ui.behind_number", "number words"},
    {"ui.came_back", "label value"},
    {"ui.came_back_more", "label value count"},
    {"ui.case_title", "title"},
    {"ui.class.about_choices", "choice most count wrong"},
    {"ui.class.about_numbers", "right count other"},
    {"ui.class.counted", "students ledgers"},
    {"ui.class.title", "course"},
    {"ui.committed", "run aims"},
    {"ui.committed_uncounted", "run aims"},
    {"ui.confirm_lock", "answers"},
    {"ui.count_of", "number of count"},
    {"ui.editor_failed", "number"},
    {"ui.editor_killed", "number"},
    {"ui.file_not_read", "reason"},
    {"ui.file_too_long", "bytes limit"},
    {"ui.folded", "count"},
    {"ui.full", "limit"},
    {"ui.illustrative", "names"},
    {"ui.illustrative_title", "count title"},
    {"ui.in_brackets", "words note"},
    {"ui.keep_code", "code"},
    {"ui.keep_code_because", "code why"},
    {"ui.kept", "file"},
    {"ui.kept_before", "file"},
    {"ui.label_value", "label value"},
    {"ui.lines", "first last count"},
    {"ui.list_comma", "list next"},
    {"ui.list_semicolon", "list next"},
    {"ui.minus", "number"},
    {"ui.money", "number unit"},
    {"ui.more_than", "number"},
    {"ui.moved", "control value before"},
    {"ui.no_file", "reason"},
    {"ui.number_comma", "what one other"},
    {"ui.number_no_unit", "what typed"},
    {"ui.number_unit", "what typed unit"},
    {"ui.option", "number count"},
    {"ui.outside", "label typed range"},
    {"ui.over_limit", "times"},
    {"ui.page.numbers", "title"},
    {"ui.page.report", "login"},
    {"ui.power", "number base power"},
    {"ui.preset", "name"},
    {"ui.preset_loaded", "name help"},
    {"ui.preset_title", "title"},
    {"ui.range", "low to high"},
    {"ui.repaired", "repair aims held steps"},
    {"ui.room_left", "left limit"},
    {"ui.saved_in", "file"},
    {"ui.sentence", "words"},
    {"ui.spark", "first last best"},
    {"ui.status.bad", "number"},
    {"ui.status.current", "track"},
    {"ui.status.demo", "number"},
    {"ui.status.not_begun", "file"},
    {"ui.status.predicted", "choice confidence"},
    {"ui.status.records", "file count"},
    {"ui.status.runs", "count"},
    {"ui.status.track", "track"},
    {"ui.status.variant", "number"},
    {"ui.stress_held", "before held steps aim"},
    {"ui.stress_held_all", "before steps"},
    {"ui.stress_holds", "steps severity"},
    {"ui.stress_left", "left"},
    {"ui.stress_mend", "tried repairs"},
    {"ui.stress_no_mend", "tried repairs"},
    {"ui.stress_room", "aim before now"},
    {"ui.stress_step", "step"},
    {"ui.stress_struck", "step steps severity aim"},
    {"ui.too_long", "field bytes limit"},
    {"ui.too_small", "least_columns least_rows columns rows"},
    {"ui.tornado", "aim"},
    {"ui.tornado_next", "aim"},
    {"ui.trial", "number"},
    {"ui.tried", "label value change"},
    {"ui.try", "try control way"},
    {"ui.try_part", "try control way part"},
    {"ui.turns", "title"},
    {"ui.two_sentences", "first second"},
    {"ui.type_number", "field example"},
    {"ui.type_number_or_never", "field example"},
    {"ui.unanchored", "code"},
    {"ui.undesigned", "part"},
    {"ui.useful_members", "nodes useful"},
    {"ui.with_unit", "number unit"},
};

bool schema_is_programs(const char *id)
{
    return strncmp(id, "ui.", 3) == 0 || strncmp(id, "linear.", 7) == 0;
}

static int compare(const void *id, const void *text)
{
    return strcmp(id, ((const struct text_words *)text)->id);
}

const char *schema_words(const char *id)
{
    const struct text_words *found = bsearch(id, texts, sizeof texts / sizeof texts[0],
                                             sizeof texts[0], compare);
    return found != NULL ? found->words : "";
}
