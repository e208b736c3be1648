-- The node that accepted the customer's last message: it answers, unless it is gone.
alter table conversations add column accepted_by text;
drop index conversations_unanswered;
create index conversations_unanswered on conversations (last_at) where owner = 'Bot' and not is_closed and last_customer_number > answered_to;
