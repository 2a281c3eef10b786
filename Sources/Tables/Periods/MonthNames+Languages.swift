/// Twelve names a line, those of one month with commas between: languages of countries of origin, transit and destination
/// beside those in which pages are written.
extension MonthNames {
  /// The names of each language; a month without a name of its own there is blank.
  static let others: [[[String]]] = lines.map { line in
    line.split(separator: "|", omittingEmptySubsequences: false).map { names in
      names.split(separator: ",").map(String.init)
    }
  }

  private static let lines = [
    // Turkish.
    "ocak,oca|şubat,şub|mart|nisan,nis|mayıs|haziran,haz|temmuz,tem|ağustos,ağu|eylül,eyl|ekim,eki|kasım,kas|aralık,ara",
    // Azerbaijani.
    "yanvar,yan|fevral,fev|mart|aprel|may|iyun|iyul|avqust,avq|sentyabr,sen|oktyabr,okt|noyabr,noy|dekabr,dek",
    // Russian.
    "январь,января,янв|февраль,февраля,фев,февр|март,марта,мар|апрель,апреля,апр|май,мая|июнь,июня,июн|июль,июля,июл|август,августа,авг|сентябрь,сентября,сен,сент|октябрь,октября,окт|ноябрь,ноября,ноя,нояб|декабрь,декабря,дек",
    // Ukrainian.
    "січень,січня,січ|лютий,лютого,лют|березень,березня,бер|квітень,квітня,квіт|травень,травня,трав|червень,червня,черв|липень,липня,лип|серпень,серпня,серп|вересень,вересня,вер|жовтень,жовтня,жовт|листопад,листопада,лист|грудень,грудня,груд",
    // Bulgarian, Tajik.
    "януари,январ|февруари,феврал|||||юли|||октомври,октябр|ноември,ноябр|декември,декабр",
    // Portuguese.
    "janeiro|fevereiro,fev|março|abril|maio,mai|junho|julho|agosto|setembro|outubro,out|novembro|dezembro,dez",
    // Italian.
    "gennaio,gen|febbraio,febbr|marzo|aprile|maggio,mag|giugno,giu|luglio,lug|agosto|settembre,sett|ottobre,ott|novembre|dicembre",
    // German.
    "januar,jänner,jän|februar,feber|märz|april|mai|juni|juli|august|september|oktober,okt|november|dezember",
    // Dutch, Indonesian, Malay.
    "januari|februari,pebruari|maart,mrt,maret,mac|april|mei|juni|juli,julai|augustus,agustus,ogos,agu|september|oktober|november,nopember|desember,disember,des",
    // Polish.
    "styczeń,stycznia,sty|luty,lutego,lut|marzec,marca|kwiecień,kwietnia,kwi|maj,maja|czerwiec,czerwca,cze|lipiec,lipca,lip|sierpień,sierpnia,sie|wrzesień,września,wrz|październik,października,paź|listopad,listopada,lis|grudzień,grudnia,gru",
    // Albanian.
    "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    // Serbian.
    "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар",
    // Swahili.
    "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
    // Hausa, Somali.
    "janairu,jannaayo|fabrairu,febraayo|maris,maarso|afrilu,abriil|mayu,maajo|yuni,juun|yuli,luulyo|agusta,agoosto|satumba,sebtembar|oktoba,oktoobar|nuwamba,nofembar|disamba,disembar",
    // Thai.
    "มกราคม,มค|กุมภาพันธ์,กพ|มีนาคม,มีค|เมษายน,เมย|พฤษภาคม,พค|มิถุนายน,มิย|กรกฎาคม,กค|สิงหาคม,สค|กันยายน,กย|ตุลาคม,ตค|พฤศจิกายน,พย|ธันวาคม,ธค",
    // Lao, Khmer.
    "ມັງກອນ,មករា|ກຸມພາ,កុម្ភៈ|ມີນາ,មីនា|ເມສາ,មេសា|ພຶດສະພາ,ឧសភា|ມິຖຸນາ,មិថុនា|ກໍລະກົດ,កក្កដា|ສິງຫາ,សីហា|ກັນຍາ,កញ្ញា|ຕຸລາ,តុលា|ພະຈິກ,វិច្ឆិកា|ທັນວາ,ធ្នូ",
    // Burmese.
    "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
    // Bangla.
    "জানুয়ারি,জানুয়ারী|ফেব্রুয়ারি,ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    // Hindi.
    "जनवरी|फरवरी,फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर,सितम्बर|अक्टूबर,अक्तूबर|नवंबर,नवम्बर|दिसंबर,दिसम्बर",
    // Kurdish (Sorani).
    "کانوونی دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەمووز|ئاب|ئەیلوول|تشرینی یەکەم|تشرینی دووەم|کانوونی یەکەم",
    // Filipino.
    "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
    // Vietnamese.
    "tháng một|tháng hai|tháng ba|tháng tư|tháng năm|tháng sáu|tháng bảy|tháng tám|tháng chín|tháng mười|tháng mười một|tháng mười hai",
    // Greek.
    "ιανουάριος,ιανουαρίου|φεβρουάριος,φεβρουαρίου|μάρτιος,μαρτίου|απρίλιος,απριλίου|μάιος,μαΐου|ιούνιος,ιουνίου|ιούλιος,ιουλίου|αύγουστος,αυγούστου|σεπτέμβριος,σεπτεμβρίου|οκτώβριος,οκτωβρίου|νοέμβριος,νοεμβρίου|δεκέμβριος,δεκεμβρίου",
    // Finnish.
    "tammikuu,tammi|helmikuu,helmi|maaliskuu,maalis|huhtikuu,huhti|toukokuu,touko|kesäkuu,kesä|heinäkuu,heinä|elokuu,elo|syyskuu,syys|lokakuu,loka|marraskuu,marras|joulukuu,joulu",
    // Swedish, Danish, Norwegian.
    "januari|februari|marts|april|maj|juni|juli|augusti|september|oktober|november|december,desember",
    // Estonian.
    "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    // Latvian.
    "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris",
    // Lithuanian.
    "sausis,sausio|vasaris,vasario|kovas,kovo|balandis,balandžio|gegužė,gegužės|birželis,birželio|liepa,liepos|rugpjūtis,rugpjūčio|rugsėjis,rugsėjo|spalis,spalio|lapkritis,lapkričio|gruodis,gruodžio",
    // Czech, Slovak, Slovenian, whose October in Croatian is the November of Czechs and Poles, which stands alone.
    "leden,ledna,január|únor,února,február|březen,března,marec|duben,dubna,apríl|květen,května,máj|červen,června,jún,junij|červenec,července,júl,julij|srpen,srpna,avgust|září|říjen,října,október|november|prosinec,prosince",
    // Uzbek, Georgian.
    "yanvar,იანვარი|fevral,თებერვალი|mart,მარტი|aprel,აპრილი|may,მაისი|iyun,ივნისი|iyul,ივლისი|avgust,აგვისტო|sentabr,სექტემბერი|oktabr,ოქტომბერი|noyabr,ნოემბერი|dekabr,დეკემბერი",
    // Armenian, Hebrew.
    "հունվար,ינואר|փետրվար,פברואר|մարտ,מרץ|ապրիլ,אפריל|մայիս,מאי|հունիս,יוני|հուլիս,יולי|օգոստոս,אוגוסט|սեպտեմբեր,ספטמבר|հոկտեմբեր,אוקטובר|նոյեմբեր,נובמבר|դեկտեմբեր,דצמבר",
    // Kazakh.
    "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
    // Kinyarwanda, Malagasy.
    "mutarama,janoary|gashyantare,febroary|werurwe,martsa|mata,aprily|gicurasi,mey|kamena,jona|nyakanga,jolay|kanama,aogositra|nzeri,septambra|ukwakira,oktobra|ugushyingo,novambra|ukuboza,desambra",
    // Hungarian.
    "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
  ]
}
