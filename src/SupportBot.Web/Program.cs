using SupportBot.Web.Verbs;

return await SupportBotCommand.Create().Parse(args).InvokeAsync();
