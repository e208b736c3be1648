namespace SupportBot.Core.Turns.Understanding.Vocabulary;

/// <summary>What a word beside a number or a clause tells about it. File form in <c>cues.txt</c>: <c>order&lt;TAB&gt;Bestellung</c>.</summary>
internal enum Cue { Order, Number, Phone, Postcode, Size, Money, Time, Unit, Joint, Contrast, Able, Want, Keep, Ending }
