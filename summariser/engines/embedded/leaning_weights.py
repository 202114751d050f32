"""The weights of `leanings.py`; made by `python -m evals.training.leanings`."""

__all__ = ["BIAS", "WEIGHTS"]

BIAS = 0.2
_TABLE = """
-2.6 before:-
-1.9 behind:-
-1.7 next:no
-1.5 before:agains
-1.4 next:agains next:over
-1.3 before:champi before:consid before:refuse
-1.2 behind:law behind:put
-1.1 before:over behind:you
-1.0 before:bishop before:never before:not behind:cost behind:say behind:their
-1.0 next:object
-0.9 before:end behind:? behind:breach behind:can behind:gone behind:merely behind:not
-0.9 behind:out behind:past behind:reckon next:end next:is
-0.8 before:disput before:less before:write behind:follow behind:he behind:much
-0.8 next:said
-0.7 before:attack before:calls before:don't before:object before:paying before:ruled
-0.7 before:sees before:shelve before:stop before:vetoed before:warned behind:butche
-0.7 behind:coward behind:droppe behind:fed behind:five behind:offere behind:teache
-0.7 behind:what behind:withdr next:attack next:calls next:consid next:don't next:ruled
-0.7 next:shelve next:stop next:vetoed next:warned
-0.6 before:back before:childr before:conced before:down before:having before:minist
-0.6 before:none before:rather before:reject before:sympat before:withdr before:years
-0.6 before:you behind:anothe behind:ballot behind:both behind:called behind:closed
-0.6 behind:commen behind:consti behind:court behind:distri behind:down behind:indefe
-0.6 behind:insist behind:insult behind:leader behind:leave behind:make behind:means
-0.6 behind:naira behind:other behind:sign behind:stoppe behind:words next:appeal
-0.6 next:back next:conced next:down next:fought next:never next:none next:one next:out
-0.6 next:reject next:so next:though next:twice next:was next:we
-0.5 before:condit before:finds before:fought before:go before:have before:home
-0.5 before:house before:it's before:may before:monday before:nation before:of
-0.5 before:pay before:right before:so before:statem before:though before:to
-0.5 before:togeth before:twice before:votes before:why behind:again behind:becomi
-0.5 behind:christ behind:counci behind:death behind:everyo behind:given behind:includ
-0.5 behind:never behind:presen behind:says behind:sense behind:struck behind:us
-0.5 behind:wrong next:finds next:from next:pay next:togeth next:withdr
-0.4 before:boycot before:charit before:declar before:even before:formal before:handed
-0.4 before:open before:other before:out before:pays before:pensio before:protes
-0.4 before:should before:societ before:sued before:than before:turned before:was
-0.4 before:with before:writin behind:a behind:consen behind:had behind:his
-0.4 behind:humili behind:in behind:isn't behind:it behind:made behind:next behind:pity
-0.4 behind:school behind:send behind:takes behind:throug behind:under behind:went
-0.4 behind:your next:formal next:handed next:name next:pays next:protes next:refuse
-0.4 next:resign next:sued next:turned next:writin
-0.3 before:aloud before:an before:barrac before:before before:bill before:buried
-0.3 before:called before:conser before:contin before:court before:critic before:did
-0.3 before:does before:gave before:hammar before:happy before:hens before:her
-0.3 before:i'm before:law before:leave before:lose before:medica before:now
-0.3 before:parent before:party before:same before:still before:that behind:also
-0.3 behind:asking behind:cruel behind:direct behind:each behind:from behind:huntin
-0.3 behind:only behind:privat behind:punish behind:should behind:small behind:somebo
-0.3 behind:square behind:suppor behind:suprem behind:those behind:when behind:win
-0.3 behind:women behind:would next:aloud next:as next:at next:called next:counci
-0.3 next:critic next:hand next:happy next:leave next:of next:recomm next:says next:that
-0.3 next:which
-0.2 before:a before:abando before:accuse before:and before:believ before:challe
-0.2 before:coalit before:commis before:compla before:county before:denoun before:descri
-0.2 before:financ before:group before:guild before:majori before:noneth before:one
-0.2 before:oppose before:opposi before:past before:regard before:regret before:resign
-0.2 before:says before:senate before:step before:street before:sunday before:teache
-0.2 before:them before:two before:urged before:vote before:which before:year behind:as
-0.2 behind:asked behind:back behind:beside behind:billio behind:breaks behind:calcul
-0.2 behind:chairw behind:comes behind:commis behind:day behind:draw behind:four
-0.2 behind:kroner behind:larges behind:let behind:man behind:march behind:must
-0.2 behind:neighb behind:one behind:oppose behind:outrig behind:poll behind:price
-0.2 behind:remain behind:rules behind:step behind:stone behind:was behind:way behind:we
-0.2 behind:will behind:year next:abando next:about next:accuse next:argued next:believ
-0.2 next:but next:callin next:challe next:compla next:contra next:denoun next:descri
-0.2 next:guild next:member next:not next:oppose next:party next:regard next:regret
-0.2 next:step next:sympat next:vote next:years next:you
+0.2 before:allian before:applau before:argues before:at before:august before:behind
+0.2 before:billio before:board before:boroug before:but before:campai before:centre
+0.2 before:chiram before:clear before:commit before:could before:debate before:decisi
+0.2 before:defend before:deputi before:europe before:evenin before:famili before:former
+0.2 before:give before:hand before:him before:hunter before:indefe before:indepe
+0.2 before:is before:line before:lower before:mainta before:motion before:mounta
+0.2 before:nine before:player before:pleade before:please before:presid before:report
+0.2 before:second before:sign before:since before:sponso before:studen before:those
+0.2 before:three before:told before:unanim before:view before:who before:will
+0.2 behind:agains behind:ahead behind:arguin behind:becaus behind:begin behind:chairm
+0.2 behind:come behind:days behind:deadli behind:deputy behind:have behind:last
+0.2 behind:late behind:mayor behind:minute behind:new behind:noneth behind:once
+0.2 behind:organi behind:prefer behind:princi behind:resign behind:saying behind:seen
+0.2 behind:sendin behind:spokes behind:spring behind:stay behind:then behind:until
+0.2 behind:view behind:wants behind:within next:allian next:behind next:campai
+0.2 next:centre next:chiram next:could next:defend next:do next:intend next:mainta
+0.2 next:motion next:noneth next:part next:player next:pleade next:please next:sunday
+0.2 next:they next:tuesda next:view next:voted next:want
+0.3 before:along before:announ before:assemb before:beside before:both before:brazil
+0.3 before:bring before:by before:camp before:commun before:cooper before:day
+0.3 before:expect before:expres before:far before:fear before:forwar before:friday
+0.3 before:govern before:his before:money before:neighb before:only before:praise
+0.3 before:raised before:said before:seven before:she before:six before:upper
+0.3 before:wednes before:welcom behind:act behind:allowe behind:anythi behind:before
+0.3 behind:by behind:citize behind:eight behind:else behind:for behind:friday
+0.3 behind:give behind:go behind:govern behind:her behind:is behind:kept behind:latter
+0.3 behind:left behind:like behind:minist behind:monday behind:neithe behind:nine
+0.3 behind:propos behind:reason behind:reject behind:reserv behind:start behind:taking
+0.3 behind:ten behind:than behind:them behind:time behind:wednes behind:well
+0.3 behind:works behind:writte behind:years next:agreed next:backs next:board
+0.3 next:bring next:day next:forwar next:he next:its next:like next:praise next:presid
+0.3 next:see next:she next:since next:truste next:wanted next:wednes next:would
+0.4 before:agree before:asking before:backs before:collea before:come before:disapp
+0.4 before:employ before:endors before:fair before:has before:hour before:howeve
+0.4 before:in before:instea before:me before:office before:on before:once before:others
+0.4 before:passed before:place before:prefer before:propos before:region before:see
+0.4 before:some before:stands before:truste before:until before:valley before:voted
+0.4 before:wanted before:week before:were before:wrong behind:accept behind:accord
+0.4 behind:all behind:april behind:costs behind:every behind:hope behind:my behind:news
+0.4 behind:our behind:overdu behind:part behind:place behind:refere behind:regret
+0.4 behind:said behind:same behind:settle behind:they behind:thing behind:votes
+0.4 behind:wages behind:which behind:wrote next:agrees next:an next:announ next:applau
+0.4 next:asking next:commit next:disapp next:endors next:friday next:have next:her
+0.4 next:howeve next:in next:instea next:me next:moved next:office next:on next:passed
+0.4 next:place next:propos next:should next:stands next:still next:the next:too
+0.4 next:who next:with
+0.5 before:also before:away before:backed before:been before:broadc before:chairm
+0.5 before:decide before:favour before:for before:he before:intend before:keep
+0.5 before:like before:long before:newspa before:night before:ordere before:paper
+0.5 before:presen before:promis before:public before:read before:shared before:too
+0.5 before:unless before:voters before:want behind:cheape behind:critic behind:date
+0.5 behind:doctor behind:head behind:idea behind:introd behind:keep behind:long
+0.5 behind:model behind:nobody behind:provid behind:read behind:report behind:septem
+0.5 behind:stays behind:tabled behind:the behind:to behind:use behind:welcom
+0.5 next:backed next:conser next:favour next:has next:him next:keep next:newspa
+0.5 next:night next:ordere next:presen next:read next:shared next:thursd next:unless
+0.5 next:up
+0.6 before:accord before:added before:agrees before:asked before:celebr before:change
+0.6 before:countr before:first before:its before:moved before:munici before:put
+0.6 before:reques before:stood before:sugges before:tabled before:under before:would
+0.6 behind:about behind:built behind:excell behind:first behind:may behind:office
+0.6 behind:or behind:return behind:treasu next:celebr next:hailed next:let next:offere
+0.6 next:reques next:stood next:sugges next:under
+0.7 before:agreed before:congra before:had before:hailed before:millio before:people
+0.7 behind:althou behind:argued behind:better behind:does behind:none behind:noted
+0.7 behind:paid behind:right behind:she behind:where next:prefer
+0.8 before:offere before:suppor before:wants before:what before:withou behind:least
+0.8 next:asked next:govern next:insist next:promis next:suppor next:wants
+0.9 before:insist before:signed behind:+ behind:end behind:needed behind:though
+0.9 behind:withou behind:worth next:put next:signed next:welcom
+1.0 before:let before:rector behind:city behind:if behind:instea behind:reside
+1.0 behind:too next:to
+1.1 before:demand before:up behind:but next:demand next:for
+1.5 before:we
+1.6 before:+
"""
WEIGHTS: dict[str, float] = {
    name: float(weight)
    for weight, *names in map(str.split, _TABLE.strip().splitlines())
    for name in names
}
