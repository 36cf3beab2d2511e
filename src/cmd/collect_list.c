/* collect_list.c: the list of a class. */
#include "cmd/collect_list.h"

#include "class/listing.h"
#include "cmd/say.h"

void collect_list_print(const struct class *class, const struct grading *grading,
                        const struct histogram *histogram, bool as_json)
{
    struct buffer text = {0};
    struct json_out json = {.buffer = &text};
    if (as_json) {
        json_open(&json, NULL, '{');
        listing_put_json(&json, class, grading);
        if (histogram) {
            histogram_put_json(&json, histogram);
        }
        json_close(&json, '}');
        buffer_add_char(&text, '\n');
    } else {
        listing_add_text(&text, class, grading);
        if (histogram) {
            buffer_add_text(&text, "\nPredictions of the class\n\n");
            histogram_add_text(&text, histogram);
        }
    }
    say_text(&text);
    buffer_free(&text);
}

void collect_list_class(const struct histogram *histogram, struct buffer *csv, struct buffer *text)
{
    struct json_out json = {.buffer = text};
    histogram_add_csv(csv, histogram);
    json_open(&json, NULL, '{');
    histogram_put_json(&json, histogram);
    json_close(&json, '}');
    buffer_add_char(text, '\n');
}
