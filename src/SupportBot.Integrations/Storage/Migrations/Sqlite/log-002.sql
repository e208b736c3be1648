-- When a conversation's contents were deleted; null while they are there.
alter table conversations add column erased_at integer;
create index conversations_to_erase on conversations (last_at) where erased_at is null;
