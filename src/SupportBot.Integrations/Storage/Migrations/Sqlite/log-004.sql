drop index conversations_unanswered;
create index conversations_unanswered on conversations (last_at) where owner = 'Bot' and not is_closed and last_customer_number - answered_to > 0;

-- Signs of Chinese, Japanese and Korean stand alone now: fold is SearchText's.
update said set text = fold(text) where text <> fold(text);
