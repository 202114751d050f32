"""The weights of `leanings.py`; made by `python -m evals.training.leanings`."""

__all__ = ["BIAS", "WEIGHTS"]

BIAS = 0.1
_TABLE = """
-2.7 before:BLAME
-2.4 before:STOP
-2.1 behind:BAD
-1.7 before:not behind:closed
-1.4 before:never behind:gone behind:you
-1.3 behind:HARM
-1.2 before:no behind:FEAR next:no
-1.1 behind:court behind:down behind:not-GOOD behind:say behind:should next:agains
-1.1 next:over
-1.0 before:FEAR before:down before:found before:ruled before:warned behind:makes
-1.0 behind:meant behind:withdr next:found next:ruled
-0.9 before:agains before:bishop before:over before:refuse before:servic before:vote
-0.9 behind:cancel behind:droppe behind:fine behind:indefe behind:make behind:only
-0.9 behind:out behind:past behind:still behind:their behind:we behind:words next:as
-0.9 next:called next:though next:warned
-0.8 before:court before:less before:none before:not-BACK before:not-HARM before:party
-0.8 before:regard before:stayed before:was before:write behind:? behind:chance
-0.8 behind:genero behind:insist behind:merely behind:not behind:people behind:proble
-0.8 behind:raise behind:reckon behind:send behind:stayed next:never next:none
-0.8 next:regard
-0.7 before:PRAISE… before:accuse before:calls before:came before:champi before:house
-0.7 before:oppose before:replac before:sided before:south before:vetoed before:vowed
-0.7 before:women before:years behind:back behind:compan behind:me behind:must
-0.7 behind:offere behind:opened behind:press behind:price behind:rainy behind:those
-0.7 behind:went behind:work next:calls next:down next:object next:oppose next:out
-0.7 next:pay next:replac next:said next:vetoed
-0.6 before:blamed before:consid before:did before:finds before:going before:inspec
-0.6 before:object before:pay before:pensio before:rather before:reliev before:sees
-0.6 before:should before:slow before:societ before:than before:won't behind:basis
-0.6 behind:cannot behind:five behind:look behind:much behind:my behind:not-BLAME…
-0.6 behind:privat behind:public behind:sell behind:stoppe behind:team behind:turn
-0.6 next:blamed next:finds next:going next:so next:twice next:vote
-0.5 before:BLAME… before:HELP… before:STOP… before:a before:banned before:block
-0.5 before:carla before:cars before:declar before:don't before:e before:few before:fund
-0.5 before:go before:homes before:last before:learnt before:market before:not-PRAISE
-0.5 before:nurses before:owners before:paying before:regret before:report before:russia
-0.5 before:sympat before:twice before:well behind:add behind:becomi behind:both
-0.5 behind:can behind:closin behind:commen behind:compla behind:consti behind:coward
-0.5 behind:drew behind:exclud behind:labora behind:law behind:naira behind:never
-0.5 behind:not-BACK… behind:notice behind:oppose behind:plainl behind:presen
-0.5 behind:ruled behind:says behind:season behind:seat behind:sense behind:spain
-0.5 behind:square behind:superf behind:suprem behind:tells behind:this behind:toward
-0.5 behind:turned behind:whose behind:win next:banned next:don't next:formal next:if
-0.5 next:learnt next:majori
-0.4 before:abando before:back before:barrac before:call before:challe before:commit
-0.4 before:conced before:condem before:conten before:could before:countr before:dismay
-0.4 before:doctor before:eleven before:end before:euros before:fighti before:fiona
-0.4 before:five before:foreig before:formal before:former before:gone before:handed
-0.4 before:hard before:indust before:leave before:lose before:nation before:our
-0.4 before:place before:protes before:say before:so before:still before:stop
-0.4 before:suit before:threw before:transp before:treasu before:turned before:villag
-0.4 before:votes before:why before:writin before:you behind:BLAME behind:a behind:again
-0.4 behind:amount behind:anyone behind:aside behind:august behind:be behind:being
-0.4 behind:breach behind:butche behind:callin behind:coast behind:condem behind:distri
-0.4 behind:eggs behind:electi behind:enforc behind:everyo behind:far behind:fly
-0.4 behind:furthe behind:good behind:half behind:has behind:huntin behind:ignore
-0.4 behind:imposs behind:includ behind:insult behind:intrus behind:isn't behind:it
-0.4 behind:leaves behind:length behind:made behind:mean behind:not-HELP behind:observ
-0.4 behind:older behind:outrig behind:over behind:packet behind:pensio behind:princi
-0.4 behind:run behind:short behind:sign behind:some behind:someth behind:step
-0.4 behind:struck behind:teache behind:three behind:treate behind:under behind:water
-0.4 behind:while behind:with behind:women behind:wrong next:abando next:about
-0.4 next:accuse next:are next:argued next:back next:but next:by next:call next:challe
-0.4 next:chambe next:conced next:condem next:confer next:consid next:dismay next:droppe
-0.4 next:end next:fight next:fighti next:greens next:hand next:handed next:money
-0.4 next:name next:organi next:protes next:regret next:shelve next:than next:turned
-0.3 before:HARM before:about before:across before:argued before:childr before:compla
-0.3 before:confid before:conser before:consti before:days before:denoun before:drop
-0.3 before:droppe before:estate before:federa before:financ before:founde before:genera
-0.3 before:grant before:gratef before:group before:hafiz before:halt before:having
-0.3 before:hens before:it's before:joint before:kilome before:lend before:letter
-0.3 before:libera before:may before:milita before:monday before:now before:octobe
-0.3 before:one before:other before:person before:platfo before:positi before:projec
-0.3 before:provin before:reject before:rules before:saturd before:sells before:step
-0.3 before:steps before:street before:suspen before:there before:thursd before:togeth
-0.3 before:trader before:tuesda before:voted before:voting before:wekesa before:whose
-0.3 before:withdr behind:BAD… behind:PRAISE… behind:absurd behind:am behind:an
-0.3 behind:anger behind:anothe behind:attack behind:christ behind:consen behind:counci
-0.3 behind:countr behind:dead behind:declin behind:dollar behind:each behind:eats
-0.3 behind:fed behind:firms behind:given behind:giving behind:go behind:ground
-0.3 behind:guests behind:hands behind:he behind:leader behind:metres behind:neithe
-0.3 behind:new behind:not-STOP… behind:number behind:parlia behind:pass behind:pity
-0.3 behind:recept behind:remain behind:requir behind:sale behind:side behind:sit
-0.3 behind:six behind:small behind:so behind:somebo behind:spokes behind:sweet
-0.3 behind:table behind:throug behind:unlawf behind:up behind:warned behind:was
-0.3 behind:watch behind:whistl behind:women' behind:won behind:would next:a next:appeal
-0.3 next:at next:confid next:denoun next:drop next:from next:gratef next:group
-0.3 next:halt next:leave next:not next:says next:step next:steps next:stop next:suspen
-0.3 next:sympat next:take next:togeth next:you
+0.3 before:added before:advoca before:animal before:as before:august before:banner
+0.3 before:becaus before:been before:bloc before:board before:carrie before:collea
+0.3 before:cooper before:deaths before:deputi before:drafte before:expect before:expres
+0.3 before:fair before:first before:friday before:give before:gov before:hand
+0.3 before:has before:have before:he before:his before:hour before:if before:impose
+0.3 before:its before:joined before:june before:justic before:keep before:labor
+0.3 before:licenc before:line before:march before:millio before:mounta before:name
+0.3 before:newspa before:night before:on before:planne before:please before:press
+0.3 before:pressi before:produc before:provid before:region before:remain before:respec
+0.3 before:return before:studen before:taken before:texas before:thanke before:them
+0.3 before:then before:those before:upper before:voters before:where before:which
+0.3 before:wordin before:works before:wrote behind:act behind:allowe behind:amendm
+0.3 behind:apply behind:ask behind:ban behind:bought behind:chair behind:church
+0.3 behind:condit behind:critic behind:deadli behind:debate behind:decemb behind:declar
+0.3 behind:decurt behind:dismis behind:done behind:dr behind:eight behind:euros
+0.3 behind:evenin behind:fifth behind:found behind:friday behind:fund behind:gave
+0.3 behind:guaran behind:hersel behind:hour behind:hribar behind:into behind:lake
+0.3 behind:little behind:long behind:march behind:matter behind:monday behind:necess
+0.3 behind:night behind:now behind:own behind:painfu behind:part behind:projec
+0.3 behind:reason behind:return behind:save behind:showed behind:single behind:sought
+0.3 behind:tabled behind:taking behind:than behind:think behind:tomorr behind:treasu
+0.3 behind:trial behind:villag behind:vote behind:warm behind:way behind:wednes
+0.3 behind:yen behind:yet next:agrees next:approv next:ask next:banner next:board
+0.3 next:could next:day next:decide next:drafte next:extend next:first next:his
+0.3 next:howeve next:impose next:insist next:intend next:joined next:moved next:newspa
+0.3 next:night next:only next:please next:pressi next:provid next:quarre next:return
+0.3 next:see next:senato next:shared next:sides next:still next:urged
+0.4 before:GOOD… before:after before:also before:approv before:camp before:centre
+0.4 before:change before:cultur before:enough before:europe before:far before:howeve
+0.4 before:i before:instit before:intend before:jan before:karach before:marche
+0.4 before:nine before:not-FEAR before:others before:player before:put before:says
+0.4 before:see before:she before:since before:some before:stands before:statio
+0.4 before:suppor before:table before:teache before:their before:town before:valley
+0.4 before:wants before:week before:welcom before:what before:will behind:BACK…
+0.4 behind:GOOD… behind:anythi behind:bill behind:buildi behind:campai behind:decide
+0.4 behind:do behind:doctor behind:due behind:emerge behind:for behind:hoped
+0.4 behind:indisp behind:jobs behind:kind behind:lets behind:member behind:minute
+0.4 behind:model behind:more behind:news behind:none behind:not-FEAR behind:obscen
+0.4 behind:please behind:pointe behind:provid behind:refere behind:regard behind:same
+0.4 behind:stay behind:thursd behind:wants behind:well behind:which behind:withou
+0.4 behind:works behind:worth next:advoca next:asking next:associ next:behind next:city
+0.4 next:democr next:forwar next:introd next:made next:opposi next:presid next:put
+0.4 next:read next:stands next:teache next:union next:wednes next:wrote
+0.5 before:accord before:agree before:all before:argues before:ask before:by
+0.5 before:chairm before:compan before:counci before:defenc before:endors before:februa
+0.5 before:for before:forwar before:had before:him before:hoped before:i'd
+0.5 before:indefe before:interi before:introd before:league before:leandr before:museum
+0.5 before:nobody before:office before:only before:own before:questi before:radio
+0.5 before:raised before:read before:resign before:seek before:senato before:sides
+0.5 before:sought before:state before:use before:veto behind:HELP behind:PRAISE
+0.5 behind:accoun behind:after behind:althou behind:before behind:beginn behind:better
+0.5 behind:built behind:crossi behind:day behind:empty behind:end behind:excell
+0.5 behind:expens behind:fair behind:free behind:head behind:here behind:line
+0.5 behind:money behind:party' behind:read behind:said behind:she behind:spring
+0.5 behind:stays behind:such behind:there behind:thing behind:welcom behind:were
+0.5 behind:whom behind:worked behind:writte next:and next:centre next:conser
+0.5 next:defenc next:endors next:hailed next:he next:him next:hoped next:i'd next:it
+0.5 next:let next:long next:on next:petiti next:promis next:questi next:seek
+0.5 next:sought next:who next:with
+0.6 before:GOOD before:HELP before:agency before:asked before:buildi before:chair
+0.6 before:debate before:decide before:driver before:hailed before:mayor before:moved
+0.6 before:ordere before:passed before:petiti before:praise before:presid before:tabled
+0.6 before:until before:urged before:we before:would behind:accord behind:argued
+0.6 behind:come behind:date behind:decisi behind:idea behind:keep behind:may
+0.6 behind:minist behind:needed behind:nobody behind:noted behind:of behind:or
+0.6 behind:print behind:taken next:buildi next:friday next:has next:nothin next:ordere
+0.6 next:passed next:praise next:propos next:the next:thursd next:under next:up
+0.6 next:wanted
+0.7 before:agrees before:away before:behind before:chief before:come before:defend
+0.7 before:from before:hearin before:quarre before:reques before:seen before:signed
+0.7 before:threat before:transi before:unless before:up before:withou behind:are
+0.7 behind:author behind:child behind:does behind:every behind:financ behind:have
+0.7 behind:millio behind:not-STOP behind:overdu behind:profes behind:relief behind:s
+0.7 behind:septem behind:spare behind:where next:applau next:asked next:backs
+0.7 next:defend next:have next:offere next:seen next:signed next:to next:unless
+0.8 before:asking before:backed before:both before:let before:long before:munici
+0.8 before:prefer before:presen before:public before:rector before:under before:wanted
+0.8 behind:BACK behind:could behind:engine behind:late behind:on behind:reside
+0.8 behind:worker next:backed next:govern next:presen next:reques
+0.9 before:backs before:contra before:stood behind:instea behind:least behind:resign
+0.9 next:stood
+1.0 before:offere before:opposi before:protec before:sugges behind:city behind:first
+1.0 behind:if behind:our behind:right next:favour next:sugges
+1.1 before:favour before:not-BLAME behind:costs next:demand next:prefer next:suppor
+1.2 behind:pay behind:votes next:announ next:welcom
+1.3 before:BACK
+1.4 behind:GOOD
+1.5 before:appeal
+1.6 before:PRAISE behind:but next:for
+2.7 before:not-STOP
"""
WEIGHTS: dict[str, float] = {
    name: float(weight)
    for weight, *names in map(str.split, _TABLE.strip().splitlines())
    for name in names
}
