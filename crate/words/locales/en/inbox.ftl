# The element <paraph-inbox>.

inbox-title = { $count ->
    [one] One document to sign
   *[other] { $count } documents to sign
}
inbox-mixed-title = { $count ->
    [one] One document to sign or approve
   *[other] { $count } documents to sign or approve
}
inbox-empty-title = Nothing waits for you
inbox-empty = What you are asked to sign will show here.
inbox-asks-signature = { $sender } asks you to sign
inbox-asks-approval = { $sender } asks you to approve
inbox-asks-last = { $sender } asks you to sign last
inbox-documents = { $count ->
    [one] one document
   *[other] { $count } documents
}
inbox-until = by { $until }
inbox-open = Open
inbox-open-one = Open “{ $title }”
inbox-more = The { $count } most urgent are shown.
inbox-all = All
inbox-tick = Tick what you want to do at once.
inbox-sign = Sign ({ $count })
inbox-decline = Decline ({ $count })

inbox-recap-title = { $count ->
    [one] You are about to sign one document
   *[other] You are about to sign { $count } at once
}
inbox-approvals = What you are asked to approve, or what asks for more than a signature, is not among these: open each by itself.
inbox-unread = They are signed without being shown here. To read one first, go back and open it.
inbox-resumed = The page was interrupted. What was done stays done; this is what is left.
inbox-mark = Draw or type my signature
inbox-mark-change = Change my signature
inbox-missing-mark = Give your signature
inbox-most = One code is for 100 at most. The others stay ticked: go on with them afterwards.
inbox-left-out = { $count ->
    [one] One is not in this list:
   *[other] { $count } are not in this list:
}
inbox-code-title = One code for all of them
inbox-code-sent = It is on its way to you. It counts for exactly this list.

inbox-working-title = Signing
inbox-declining-title = Declining
inbox-working = { $number } of { $count }: { $title }
inbox-stay = Keep this page open. What is done stays done, whatever happens.
inbox-stop = Stop after this one
inbox-stopping = Stopping…

inbox-signed-title = { $count ->
    [one] One document is signed
   *[other] All { $count } are signed
}
inbox-signed-some-title = { $count } signed, { $missed } not
inbox-declined-title = { $count ->
    [one] One document is declined
   *[other] All { $count } are declined
}
inbox-declined-some-title = { $count } declined, { $missed } not
inbox-not = Not done
inbox-stopped = It stopped before the end. The rest is still ticked: go on now or later.
inbox-go-on = Go on ({ $count })
inbox-back = Back to the list

inbox-files-title = Bring the documents yourself
inbox-files-what = Choose the files, or the folder they are in. Each is recognised by its content, whatever it is called, and sent nowhere.
inbox-files-drop = Drop the documents here
inbox-files-choose = Choose files
inbox-folder-choose = Choose a folder
inbox-files-count = { $count ->
    [one] One file is here.
   *[other] { $count } files are here.
}
inbox-files-strange = None of these documents: { $names }

inbox-decline-title = { $count ->
    [one] Decline one document?
   *[other] Decline { $count } at once?
}
inbox-decline-what = Where your answer is needed it ends there for everybody, and each sender is told. This is final.
inbox-decline-reason = Why? Each sender will read it (optional).

# What can keep one of many from being done
trouble-one-by-one = It asks for more than a signature. Open it by itself.
trouble-document-missing = “{ $detail }” was not found. Bring the file, or open it by itself.
