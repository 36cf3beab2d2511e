#include "view/footer.h"

#include "view/draw.h"
#include "view/keys.h"
#include "view/text.h"

static const char gap[] = "  "; /* between two entries */
enum { GAP = sizeof gap - 1 };

static bool is_last_resort(const struct key_action *entry)
{
    return entry->action == ACTION_HELP || entry->action == ACTION_QUIT;
}

/* Whether it has words, and its first key does it here: an entry before it may take the key. */
static bool is_told(const struct stage *stage, const struct key_action *entry, unsigned where)
{
    uint32_t key = entry->keys[0] ? entry->keys[0] : (uint32_t)entry->chars[0];
    return entry->footer && keys_find(key, where) == entry &&
           (entry->action != ACTION_VIEW || stage_opens(stage, entry->name));
}

/* The cells that help and quit take. */
static int reserved(const struct stage *stage, unsigned where)
{
    size_t count;
    int cols = 0;
    const struct key_action *table = keys_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (is_last_resort(&table[i]) && is_told(stage, &table[i], where)) {
            cols += text_width(stage_text(stage, table[i].footer)) + GAP;
        }
    }
    return cols;
}

void footer_words(const struct stage *stage, unsigned where, int cols, struct buffer *words)
{
    size_t count;
    int used = 0, kept = reserved(stage, where);
    bool full = false;
    const struct key_action *table = keys_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (!is_told(stage, &table[i], where)) {
            continue;
        }
        const char *entry = stage_text(stage, table[i].footer);
        int width = text_width(entry) + (used ? GAP : 0);
        full = full || used + width + kept > cols;
        if (is_last_resort(&table[i]) ? used + width > cols : full) {
            continue;
        }
        buffer_add_text(words, used ? gap : "");
        buffer_add_text(words, entry);
        used += width;
    }
}

void footer_draw(struct footer *footer, struct canvas *canvas, struct rect row,
                 const struct stage *stage, unsigned where)
{
    if (footer->where != where || footer->cols != row.cols) {
        footer->where = where;
        footer->cols = row.cols;
        buffer_cut(&footer->words, 0);
        footer_words(stage, where, row.cols, &footer->words);
    }
    draw_run(canvas, row, 0, 0, row.cols, ' ', ROLE_TEXT);
    draw_text(canvas, row, 0, 0, row.cols, ROLE_DIM, buffer_text(&footer->words));
}
